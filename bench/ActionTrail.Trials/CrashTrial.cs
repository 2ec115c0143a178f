using System.Globalization;
using ActionTrail.LocalCloud;
using ActionTrail.LocalCloud.Delivery;

namespace ActionTrail.Trials;

/// <summary>Kills the delivering process at random points while events are recorded and members join and leave.</summary>
internal static class CrashTrial
{
    public static async Task<TrialVerdict> RunAsync(string path, int kills, int seed)
    {
        using (var cloud = LocalCloudHost.Open(new LocalCloudOptions { Folder = path }))
        {
            await TrialCompany.EnsureAsync(cloud);
        }

        string killed = await TrialChild.KillAsync(
            kills, seed, kill => ["crash-child", path, string.Create(CultureInfo.InvariantCulture, $"{(seed * 1_000) + kill}")]);
        using var last = LocalCloudHost.Open(new LocalCloudOptions { Folder = path });
        TrialCompany company = await TrialCompany.EnsureAsync(last);
        (IReadOnlyList<string> made, IReadOnlyList<string> told) = await company.UsersAsync();
        TrialVerdict verdict = await TrialVerdict.ReachAsync(company);
        return verdict with
        {
            Lines = [killed, $"users      made {made.Count:N0}, events that tell of it {told.Count:N0}", .. verdict.Lines],
            Problems = made.SequenceEqual(told, StringComparer.Ordinal) ? verdict.Problems : [$"{made.Count} users were made, {told.Count} events tell of it.", .. verdict.Problems],
        };
    }

    /// <summary>The process that is killed: it records, changes members and delivers for as long as it lives.</summary>
    public static async Task LiveAsync(string path, int seed)
    {
        using var cloud = LocalCloudHost.Open(new LocalCloudOptions { Folder = path, Delivery = new DeliveryHostOptions { Lanes = TrialLanes.Small } });
        TrialCompany company = await TrialCompany.EnsureAsync(cloud);
        var chance = new Random(seed);
        TrialChild.Begin();
        for (int turn = 0; ; turn++)
        {
            company.Record(chance.Next(1, 300), HashCode.Combine(seed, turn));
            if (chance.Next(3) == 0)
            {
                await company.ChangeMembersAsync(chance);
            }

            await company.MakeUserAsync((uint)HashCode.Combine(seed, turn));
            await company.DrainAsync(default);
            Console.WriteLine(TrialChild.Delivered);
        }
    }
}
