using System.Diagnostics;
using ActionTrail.LocalCloud;
using ActionTrail.LocalCloud.Delivery;

namespace ActionTrail.Trials;

/// <summary>Kills the delivering process at random points while events are recorded and members join and leave.</summary>
internal static class CrashTrial
{
    /// <summary>What the child prints when it has begun to work.</summary>
    private const string Ready = "ready";

    public static async Task<TrialVerdict> RunAsync(string path, int kills, int seed)
    {
        var chance = new Random(seed);
        using (var cloud = LocalCloudHost.Open(new LocalCloudOptions { Folder = path }))
        {
            await TrialCompany.EnsureAsync(cloud);
        }

        for (int kill = 0; kill < kills; kill++)
        {
            await KillOnceAsync(path, HashCode.Combine(seed, kill), TimeSpan.FromMilliseconds(chance.Next(1, 1_500)));
            if (kill % 10 == 9)
            {
                Console.WriteLine($"{kill + 1} of {kills} killed");
            }
        }

        using var last = LocalCloudHost.Open(new LocalCloudOptions { Folder = path });
        return await TrialVerdict.ReachAsync(await TrialCompany.EnsureAsync(last));
    }

    /// <summary>The process that is killed: it records, changes members and delivers for as long as it lives.</summary>
    public static async Task LiveAsync(string path, int seed)
    {
        using var cloud = LocalCloudHost.Open(new LocalCloudOptions { Folder = path, Delivery = new DeliveryHostOptions { Lanes = TrialLanes.Small } });
        TrialCompany company = await TrialCompany.EnsureAsync(cloud);
        var chance = new Random(seed);
        Console.WriteLine(Ready);
        for (int turn = 0; ; turn++)
        {
            company.Record(chance.Next(1, 300), HashCode.Combine(seed, turn));
            if (chance.Next(3) == 0)
            {
                await company.ChangeMembersAsync(chance);
            }

            await company.DrainAsync(default);
        }
    }

    private static async Task KillOnceAsync(string path, int seed, TimeSpan life)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) != typeof(CrashTrial).Assembly.GetName().Name)
        {
            start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
            start.ArgumentList.Add(typeof(CrashTrial).Assembly.Location);
        }

        foreach (string argument in new[] { "crash-child", path, seed.ToString(System.Globalization.CultureInfo.InvariantCulture) })
        {
            start.ArgumentList.Add(argument);
        }

        using Process child = Process.Start(start)!;
        Task<string> complaint = child.StandardError.ReadToEndAsync();
        string? line = await child.StandardOutput.ReadLineAsync();
        if (line != Ready)
        {
            throw new InvalidOperationException($"The delivering process did not start: {line} {await complaint}");
        }

        await Task.Delay(life, TimeProvider.System);
        child.Kill(); // SIGKILL: nothing of the process runs any more, not even a finally block
        await child.WaitForExitAsync();
    }
}
