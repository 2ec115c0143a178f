using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ActionTrail.Benchmarks.Delivery;

/// <summary>The machine that all runs share: none pays for what was before it.</summary>
internal static class Machine
{
    private const int Block = 1 << 20;
    private const long FreeBytes = 4L << 30;

    /// <summary>Waits until what was written before is on the disk: a run would otherwise share the machine with what the one before it left.</summary>
    /// <returns>A task that completes then.</returns>
    public static Task SettleAsync() => RunAsync("sync");

    /// <summary>
    /// Uses free memory, right before a clock runs. The host of a virtual machine takes back what is free, and also what was not used for a while;
    /// whoever uses it next would pay for that, ten times what it costs to copy the same bytes. Another process does, so that none of it counts
    /// for this one, and gives it back; much more than any run takes, as the host begins to take it at once.
    /// </summary>
    /// <param name="read">File that is about to be read; null for none.</param>
    /// <returns>A task that completes when the memory was used and the machine is at rest.</returns>
    public static async Task WarmAsync(string? read = null)
    {
        await SettleAsync();
        if (read is not null)
        {
            await using FileStream whole = File.OpenRead(read);
            await whole.CopyToAsync(Stream.Null, Block);
        }

        await RunAsync("dotnet", typeof(Machine).Assembly.Location, "delivery", "--job", "touch");
    }

    /// <summary>Writes into every page of as much memory as the machine can spare.</summary>
    public static unsafe void Touch()
    {
        for (long left = Math.Min(FreeBytes, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4); left > 0; left -= Block)
        {
            new Span<byte>(NativeMemory.Alloc(Block), Block).Fill(1);
        }
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using Process process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
    }
}
