using System.Text.Json;
using ActionTrail.LocalCloud.Ledger;
using FsCheck;
using FsCheck.Fluent;

namespace ActionTrail.LocalCloud.Tests.Ledger;

public sealed class LookupPropertyTests
{
    private static readonly string[] s_services = ["Ecs", "Ram", "Oss"];
    private static readonly string[] s_users = ["alice", "bob", "carol"];
    private static readonly string[] s_regions = ["cn-hangzhou", "cn-beijing"];

    [Fact]
    public void Every_look_up_answers_what_reading_everything_would_also_across_stored_runs_and_reopening() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(25), Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => Holds(new Random(seed))));

    [Fact]
    public void Postings_come_back_from_their_block() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var chance = new Random(seed);
            Posting[] postings = [.. Enumerable.Range(0, chance.Next(1, PostingBlock.Capacity)).Select(_ => new Posting
            {
                Term = chance.Next(3) == 0 ? chance.NextInt64(long.MinValue, long.MaxValue) : chance.Next(5), Time = chance.NextInt64(-10, 2_000_000_000_000), Position = chance.NextInt64(1, 1L << 40), Region = chance.Next(40),
            })];
            Array.Sort(postings);
            return PostingBlock.Decode(PostingBlock.Encode(postings)).AsSpan().SequenceEqual(postings);
        }));

    private static bool Holds(Random chance)
    {
        using var folder = new TemporaryFolder();
        var events = new List<TestEvent>();
        int inMemory = chance.Next(1, 400);
        for (int opening = 0; opening < 3; opening++)
        {
            using var ledger = new EventLedger(folder.File("ledger.db"), TimeProvider.System, inMemory);
            for (int batch = chance.Next(12); batch > 0; batch--)
            {
                TestEvent[] added = [.. Enumerable.Range(events.Count, chance.Next(1, 90)).Select(i => Event(chance, i))];
                events.AddRange(added);
                Assert.Equal(added.Length, ledger.AppendMany([.. added.Select(each => each.Entry)], RepeatedEvents.Skip));
                Assert.Equal(0, ledger.AppendMany([added[0].Entry], RepeatedEvents.Skip));
            }

            for (int query = 0; query < 12; query++)
            {
                Compare(ledger, events, chance);
            }
        }

        return true;
    }

    private static TestEvent Event(Random chance, int number) => new($"e{number:00000}")
    {
        Account = chance.Next(5) == 0 ? "1000000000000002" : "1000000000000001",
        Second = chance.Next(200),
        Service = s_services[chance.Next(3)],
        User = s_users[chance.Next(3)],
        Region = s_regions[chance.Next(2)],
        IsGlobal = chance.Next(8) == 0,
        Category = chance.Next(10) == 0 ? "Data" : "Management",
    };

    private static void Compare(EventLedger ledger, List<TestEvent> events, Random chance)
    {
        string? service = chance.Next(2) == 0 ? s_services[chance.Next(3)] : null;
        string? user = chance.Next(2) == 0 ? s_users[chance.Next(3)] : null;
        string? region = chance.Next(2) == 0 ? s_regions[chance.Next(2)] : null;
        bool forward = chance.Next(2) == 0;
        (int start, int end) = (chance.Next(200), chance.Next(200));
        var conditions = new List<LookupCondition>();
        if (service is not null)
        {
            conditions.Add(new LookupCondition(LookupAttribute.ServiceName, service));
        }

        if (user is not null)
        {
            conditions.Add(new LookupCondition(LookupAttribute.User, user));
        }

        IEnumerable<TestEvent> expected = events.Select((each, position) => (each, position))
            .Where(item => item.each.Account == "1000000000000001" && item.each.Category == "Management" && item.each.Second >= start && item.each.Second <= end
                && (service is null || item.each.Service == service) && (user is null || item.each.User == user)
                && (region is null || item.each.IsGlobal || item.each.Region == region))
            .OrderBy(item => item.each.Second).ThenBy(item => item.position).Select(item => item.each);
        var query = new LookupQuery
        {
            AccountId = "1000000000000001", Start = TestEvent.Epoch.AddSeconds(start), End = TestEvent.Epoch.AddSeconds(end), Conditions = conditions, Region = region,
            Direction = forward ? LookupDirection.Forward : LookupDirection.Backward, Limit = chance.Next(1, 50),
        };
        Assert.Equal((forward ? expected : expected.Reverse()).Select(each => each.Id), Ids(ledger, query));
    }

    private static IEnumerable<string> Ids(EventLedger ledger, LookupQuery query)
    {
        LookupPage page;
        do
        {
            page = ledger.Lookup(query);
            foreach (LedgerEvent found in page.Events)
            {
                yield return JsonDocument.Parse(found.Json).RootElement.GetProperty("eventId").GetString()!;
            }

            query = query with { After = page.Next };
        }
        while (page.Next is not null);
    }
}
