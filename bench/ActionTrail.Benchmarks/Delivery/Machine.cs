using System.Diagnostics;

namespace ActionTrail.Benchmarks.Delivery;

/// <summary>The machine that all runs share: none pays for what was before it.</summary>
internal static class Machine
{
    private const int Block = 1 << 20;
    private const long FreeBytes = 2L << 30;

    /// <summary>Waits until what was written before is on the disk: a run would otherwise share the machine with what the one before it left.</summary>
    /// <returns>A task that completes then.</returns>
    public static async Task SettleAsync()
    {
        using Process sync = Process.Start("sync");
        await sync.WaitForExitAsync();
    }

    /// <summary>
    /// Uses free memory, right before a clock runs. The host of a virtual machine takes back what is free, and also what was not used for a while;
    /// whoever uses it next would pay for that, ten times what it costs to copy the same bytes.
    /// </summary>
    /// <param name="folder">Folder for a file of 2 GB that is deleted again.</param>
    /// <param name="read">File that is about to be read; null for none.</param>
    /// <returns>A task that completes when the memory was used and the machine is at rest.</returns>
    public static async Task WarmAsync(string folder, string? read = null)
    {
        byte[] block = new byte[Block];
        if (read is not null)
        {
            await using FileStream whole = File.OpenRead(read);
            await whole.CopyToAsync(Stream.Null, Block);
        }

        var temporary = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Options = FileOptions.DeleteOnClose, BufferSize = 0 };
        await using (var free = new FileStream(Path.Combine(folder, "free"), temporary))
        {
            for (long written = 0; written < FreeBytes; written += Block)
            {
                await free.WriteAsync(block);
            }
        }

        await SettleAsync();
    }
}
