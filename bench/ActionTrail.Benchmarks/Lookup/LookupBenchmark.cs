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

    /// <summary>Pages next to each other that stand for one: their events are not all of one size.</summary>
    private const int Neighbours = 10;

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

        // Not the events of earlier look-ups, which are smaller than those of the set.
        var everything = new EventQuery { EndTime = set.End };
        (string?[] near, string?[] far, List<AuditEvent> seen) = await WalkAsync(busiest, everything);
        int queries = options.Number("--queries", 2_000);
        var (first, last, any) = (new List<double>(), new List<double>(), new List<double>());
        await QueriesAsync(busiest, seen, queries / 10, []);
        for (int i = 0; i < queries / 10; i++)
        {
            first.Add(await TimeAsync(busiest, everything, near[i % Neighbours]));
            last.Add(await TimeAsync(busiest, everything, far[i % Neighbours]));
        }

        await QueriesAsync(busiest, seen, queries, any);
        Console.WriteLine($"""

            {Environment.ProcessorCount} processors, {set.Events:N0} events, one call at a time, 50 events a page

            | look-up | calls | median ms | p99 ms | target |
            |---|---|---|---|---|
            | any attribute or pair | {any.Count} | {At(any, 0.5):0.00} | {At(any, 0.99):0.00} | p99 under 20 |
            | page 1 to {Neighbours}, {await SizeAsync(busiest, everything, near):N0} bytes of events each | {first.Count} | {At(first, 0.5):0.00} | {At(first, 0.99):0.00} | |
            | page {FarPage:N0} to {FarPage + Neighbours - 1:N0}, {await SizeAsync(busiest, everything, far):N0} bytes | {last.Count} | {At(last, 0.5):0.00} | {At(last, 0.99):0.00} | |
            | page {FarPage:N0} : page 1, median | | {At(last, 0.5) / At(first, 0.5):0.00} | | at most 1.2 |
            """);
        return 0;
    }

    /// <summary>Walks beyond the far page, keeping the tokens of both places and an event of every page for questions.</summary>
    private static async Task<(string?[] Near, string?[] Far, List<AuditEvent> Seen)> WalkAsync(TrailsClient client, EventQuery query)
    {
        var seen = new List<AuditEvent>();
        var tokens = new List<string?> { null };
        for (int page = 1; page < FarPage + Neighbours; page++)
        {
            EventPage found = await client.LookupEventsPageAsync(query, tokens[^1], default);
            tokens.Add(found.NextToken ?? throw new InvalidOperationException($"There are only {page} pages."));
            seen.Add(found.Events[page % found.Events.Count]);
        }

        return ([.. tokens.Take(Neighbours)], [.. tokens.Skip(FarPage - 1).Take(Neighbours)], seen);
    }

    /// <summary>Bytes of the events of a page, on average.</summary>
    private static async Task<double> SizeAsync(TrailsClient client, EventQuery query, string?[] pages)
    {
        double bytes = 0;
        foreach (string? token in pages)
        {
            bytes += (await client.LookupEventsPageAsync(query, token, default)).Events.Sum(static found => found.Json.Length);
        }

        return bytes / pages.Length;
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
