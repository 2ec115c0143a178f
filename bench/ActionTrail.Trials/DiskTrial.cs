using System.Diagnostics;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Delivery;
using ActionTrail.LocalCloud;

namespace ActionTrail.Trials;

/// <summary>Fills the disk under a cloud that records and delivers, then gives it space again. Needs Linux and the right to make a mount namespace.</summary>
internal static class DiskTrial
{
    private const int SmallMegabytes = 24;
    private const int LargeMegabytes = 400;

    /// <summary>Runs the trial in a mount namespace of its own.</summary>
    public static async Task<int> RunAsync(string path, int seed)
    {
        string self = typeof(DiskTrial).Assembly.Location;
        return await RunAsync("unshare", "-Urm", "dotnet", self, "disk-inside", path, seed.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>The trial itself, where mounting is allowed.</summary>
    public static async Task<TrialVerdict> RunInsideAsync(string path, int seed)
    {
        Directory.CreateDirectory(path);
        await MountAsync($"size={SmallMegabytes}m", path);
        using var cloud = LocalCloudHost.Open(new LocalCloudOptions { Folder = path });
        TrialCompany company = await TrialCompany.EnsureAsync(cloud);
        int refused = 0;
        int blocked = 0;
        for (int turn = 0; refused < 5; turn++)
        {
            try
            {
                company.Record(500, HashCode.Combine(seed, turn));
            }
            catch (ActionTrailException full)
            {
                refused++;
                Console.WriteLine($"recording: {full.Message}");
            }

            DeliveryStatus status = await company.DrainAsync(default);
            blocked += status.IsBlocked ? 1 : 0;
            foreach (LaneTrouble trouble in status.Destinations.Select(static lane => lane.Trouble).OfType<LaneTrouble>())
            {
                Console.WriteLine($"delivery: {trouble.Message}");
            }
        }

        await MountAsync($"remount,size={LargeMegabytes}m", path);
        TrialVerdict verdict = await TrialVerdict.ReachAsync(company);
        return verdict with { Lines = [$"{refused} batches of events refused, {blocked} deliveries blocked, then space again", .. verdict.Lines] };
    }

    private static async Task MountAsync(string options, string path)
    {
        if (await RunAsync("mount", "-t", "tmpfs", "-o", options, "tmpfs", path) != 0)
        {
            throw new InvalidOperationException($"A small disk could not be mounted at '{path}'.");
        }
    }

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false })!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
