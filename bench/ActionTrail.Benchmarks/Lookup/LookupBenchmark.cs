using ActionTrail.Aliyun.Trails;
using ActionTrail.Benchmarks.Corpus;
using ActionTrail.Benchmarks.Delivery;
using ActionTrail.Core.Events;
using ActionTrail.LocalCloud;

namespace ActionTrail.Benchmarks.Lookup;

/// <summary>LookupEvents through the production client, in process: signed, authorized and recorded like every call.</summary>
internal sealed class LookupBenchmark : IBenchmark
{
    private const int FarPage = 1_000;

    public string Name => "lookup";

    public string Description => "LookupEvents on a large ledger: --events 1000000 --queries 2000 --folder DIR.";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        var options = new Arguments(arguments);
        var set = new DeliverySet(Path.Combine(options.Text("--folder", CorpusBenchmark.DefaultFolder), "delivery"), 5, options.Number("--events", 1_000_000));
        await set.EnsureAsync(withLines: true);
        using var cloud = LocalCloudHost.Open(new LocalCloudOptions { Folder = set.Cloud });
        BenchCompany company = await BenchCompany.OpenAsync(cloud);
        TrailsClient busiest = company.TrailsOf(company.Members[0]);
        var everything = new EventQuery { EndTime = TimeProvider.System.GetUtcNow() };
        (string? far, List<AuditEvent> seen) = await WalkAsync(busiest, everything);
        int queries = options.Number("--queries", 2_000);
        var (first, last, any) = (new List<double>(), new List<double>(), new List<double>());
        await QueriesAsync(busiest, seen, queries / 10, []);
        for (int i = 0; i < queries / 10; i++)
        {
            first.Add(await TimeAsync(busiest, everything, null));
            last.Add(await TimeAsync(busiest, everything, far));
        }

        await QueriesAsync(busiest, seen, queries, any);
        Console.WriteLine($"""

            {Environment.ProcessorCount} processors, {set.Events:N0} events, one call at a time, 50 events a page

            | look-up | calls | median ms | p99 ms | target |
            |---|---|---|---|---|
            | any attribute or pair | {any.Count} | {At(any, 0.5):0.00} | {At(any, 0.99):0.00} | p99 under 20 |
            | page 1 | {first.Count} | {At(first, 0.5):0.00} | {At(first, 0.99):0.00} | |
            | page {FarPage:N0} | {last.Count} | {At(last, 0.5):0.00} | {At(last, 0.99):0.00} | |
            | page {FarPage:N0} : page 1, median | | {At(last, 0.5) / At(first, 0.5):0.00} | | at most 1.2 |
            """);
        return 0;
    }

    /// <summary>Walks to the far page, keeping an event of every page for questions.</summary>
    private static async Task<(string? Token, List<AuditEvent> Seen)> WalkAsync(TrailsClient client, EventQuery query)
    {
        var seen = new List<AuditEvent>();
        string? token = null;
        for (int page = 1; page < FarPage; page++)
        {
            EventPage found = await client.LookupEventsPageAsync(query, token, default);
            token = found.NextToken ?? throw new InvalidOperationException($"There are only {page} pages.");
            seen.Add(found.Events[page % found.Events.Count]);
        }

        return (token, seen);
    }

    /// <summary>Asks by every attribute and by pairs of attributes, for values that exist.</summary>
    private static async Task QueriesAsync(TrailsClient client, List<AuditEvent> seen, int count, List<double> times)
    {
        for (int i = 0; i < count; i++)
        {
            AuditEvent sample = seen[i * 37 % seen.Count];
            EventCondition service = new(EventAttribute.ServiceName, sample.ServiceName);
            EventCondition user = new(EventAttribute.User, sample.UserIdentity?.UserName ?? "user000");
            EventCondition[] conditions = (i % 8) switch
            {
                0 => [service],
                1 => [new(EventAttribute.EventName, sample.EventName)],
                2 => [user],
                3 => [new(EventAttribute.EventId, sample.EventId)],
                4 => [new(EventAttribute.EventRW, "Write")],
                5 => [service, user],
                6 => [service, new(EventAttribute.SensitiveAction, "true")],
                _ => [service, new(EventAttribute.EventName, sample.EventName)],
            };
            times.Add(await TimeAsync(client, new EventQuery { Conditions = conditions }, null));
        }
    }

    private static async Task<double> TimeAsync(TrailsClient client, EventQuery query, string? token)
    {
        long start = TimeProvider.System.GetTimestamp();
        await client.LookupEventsPageAsync(query, token, default);
        return TimeProvider.System.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double At(List<double> times, double share) => times.Order().ElementAt((int)(share * (times.Count - 1)));
}
