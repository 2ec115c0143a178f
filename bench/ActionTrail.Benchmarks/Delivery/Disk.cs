using System.Diagnostics;

namespace ActionTrail.Benchmarks.Delivery;

/// <summary>The disk that all runs share.</summary>
internal static class Disk
{
    /// <summary>Waits until what was written before is on the disk: a run would otherwise share the machine with what the one before it left.</summary>
    /// <returns>A task that completes then.</returns>
    public static async Task SettleAsync()
    {
        using Process sync = Process.Start("sync");
        await sync.WaitForExitAsync();
    }
}
