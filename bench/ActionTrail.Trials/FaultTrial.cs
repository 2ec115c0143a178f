using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud;
using ActionTrail.LocalCloud.Delivery;

namespace ActionTrail.Trials;

/// <summary>Delivers with the production clients over a network that fails 30 % of the calls.</summary>
internal static class FaultTrial
{
    private const double Share = 0.3;

    public static async Task<TrialVerdict> RunAsync(string path, int events, int seed)
    {
        FaultyNetwork network = null!;
        using var cloud = LocalCloudHost.Open(new LocalCloudOptions
        {
            Folder = path,
            Delivery = new DeliveryHostOptions
            {
                Network = inner => network = new FaultyNetwork(inner, Share, seed),
                Retry = new RetryOptions { BaseDelay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(5) },
                Lanes = TrialLanes.Small,
            },
        });
        TrialCompany company = await TrialCompany.EnsureAsync(cloud);
        var chance = new Random(seed);
        for (int done = 0, turn = 0; done < events; turn++)
        {
            int count = chance.Next(1, 400);
            company.Record(count, HashCode.Combine(seed, turn));
            done += count;
            if (chance.Next(4) == 0)
            {
                await company.ChangeMembersAsync(chance);
            }

            await company.DrainAsync(default);
        }

        // A lane that lost all its retries is blocked; the next round takes it up again.
        for (int round = 0; round < 20 && (await company.StatusAsync()).Destinations.Any(static lane => lane.Pending > 0); round++)
        {
            await company.DrainAsync(default);
        }

        TrialVerdict verdict = await TrialVerdict.ReachAsync(company);
        string faults = string.Join(", ", network.Counts.OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => $"{pair.Key} {pair.Value:N0}"));
        return verdict with { Lines = [$"calls: {faults}", .. verdict.Lines] };
    }
}
