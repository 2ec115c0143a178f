using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Ledger;

namespace ActionTrail.LocalCloud.Tests.Ledger;

public sealed class EventLedgerTests : IDisposable
{
    private const string Account = "1000000000000001";
    private readonly TemporaryFolder _folder = new();
    private EventLedger _ledger;

    public EventLedgerTests() => _ledger = Open();

    public void Dispose()
    {
        _ledger.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Positions_count_from_one_without_gaps_over_all_accounts()
    {
        Assert.Equal(0, _ledger.LastPosition);
        Assert.Equal(1, await _ledger.AppendAsync(new TestEvent("a").Entry));
        Assert.Equal(2, _ledger.AppendMany([new TestEvent("b") { Account = "1000000000000002" }.Entry, new TestEvent("c").Entry]));
        Assert.Equal(4, await _ledger.AppendAsync(new TestEvent("d").Entry));
        Assert.Equal([1, 2, 3, 4], _ledger.Read(0, 10, 1 << 20).Select(read => read.Position));
    }

    [Fact]
    public async Task Events_come_back_byte_for_byte_after_reopening()
    {
        byte[] odd = Encoding.UTF8.GetBytes("""{ "eventId" : "x", "unknown": [1.50, {"a":"\u00e9"}] }""");
        _ledger.AppendMany([new LedgerEntry(Account, odd)]);
        _ledger.Dispose();
        _ledger = Open();
        LedgerEvent read = Assert.Single(_ledger.Read(0, 10, 1 << 20));
        Assert.Equal(odd, read.Json.ToArray());
        Assert.Equal(Account, read.AccountId);
        Assert.Equal(2, await _ledger.AppendAsync(new TestEvent("y").Entry));
    }

    [Fact]
    public async Task A_batch_with_a_broken_event_appends_nothing()
    {
        Assert.ThrowsAny<JsonException>(() => _ledger.AppendMany([new TestEvent("a").Entry, new LedgerEntry("1000000000000009", "{\"eventId\":"u8.ToArray())]));
        Assert.Equal(0, _ledger.LastPosition);
        Assert.Empty(_ledger.Counts());
        Assert.Equal(1, await _ledger.AppendAsync(new TestEvent("b") { Account = "1000000000000009" }.Entry));
        Assert.Equal("1000000000000009", _ledger.Read(0, 1, 1)[0].AccountId);
    }

    [Theory]
    [InlineData(2, 1 << 20, 2)]
    [InlineData(10, 1, 1)]
    [InlineData(10, 1 << 20, 3)]
    public void A_read_ends_at_the_count_or_at_the_bytes_but_gives_one_event_at_least(int maxCount, int maxBytes, int expected)
    {
        _ledger.AppendMany([new TestEvent("a").Entry, new TestEvent("b").Entry, new TestEvent("c").Entry]);
        Assert.Equal(expected, _ledger.Read(0, maxCount, maxBytes).Count);
    }

    [Fact]
    public void Repeated_events_of_an_import_are_left_out_per_account()
    {
        _ledger.AppendMany([new TestEvent("a").Entry, new TestEvent("d") { Category = "Data" }.Entry]);
        LedgerEntry[] import =
        [
            new TestEvent("a").Entry, new TestEvent("b").Entry, new TestEvent("b").Entry, new TestEvent("d") { Category = "Data" }.Entry,
            new TestEvent("a") { Account = "1000000000000002" }.Entry,
        ];
        Assert.Equal(2, _ledger.AppendMany(import, RepeatedEvents.Skip));
        Assert.Equal(0, _ledger.AppendMany(import, RepeatedEvents.Skip));
        Assert.Equal(4, _ledger.LastPosition);
    }

    [Fact]
    public void Counts_are_per_account_and_category()
    {
        _ledger.AppendMany([new TestEvent("a").Entry, new TestEvent("b") { Category = null }.Entry, new TestEvent("c") { Category = "Data" }.Entry]);
        Assert.Equal(
            [new LedgerCount(Account, "Data", 1), new LedgerCount(Account, "Management", 2)],
            _ledger.Counts().OrderBy(count => count.Category, StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_reader_that_waits_is_woken_by_the_next_append()
    {
        Task waiting = _ledger.WaitBeyondAsync(0, CancellationToken.None);
        Assert.False(waiting.IsCompleted);
        _ledger.AppendMany([new TestEvent("a").Entry]);
        await waiting;
        Assert.True(_ledger.WaitBeyondAsync(0, CancellationToken.None).IsCompletedSuccessfully);
    }

    [Fact]
    public void Look_up_pages_through_everything_newest_first_and_oldest_first()
    {
        _ledger.AppendMany([.. Enumerable.Range(0, 23).Select(i => new TestEvent($"e{i:00}") { Second = i / 3 }.Entry)]);
        string[] forward = Ids(Query() with { Direction = LookupDirection.Forward, Limit = 5 });
        Assert.Equal(Enumerable.Range(0, 23).Select(i => $"e{i:00}"), forward);
        Assert.Equal(forward.Reverse(), Ids(Query() with { Limit = 7 }));
    }

    [Fact]
    public void Look_up_follows_event_time_and_not_the_order_of_recording()
    {
        _ledger.AppendMany([new TestEvent("late") { Second = 100 }.Entry]);
        _ledger.AppendMany([new TestEvent("early") { Second = 1 }.Entry]);
        Assert.Equal(["late", "early"], Ids(Query()));
    }

    [Fact]
    public void The_window_includes_both_ends()
    {
        _ledger.AppendMany([.. Enumerable.Range(0, 5).Select(i => new TestEvent($"e{i}") { Second = i }.Entry)]);
        Assert.Equal(["e3", "e2", "e1"], Ids(Query() with { Start = TestEvent.Epoch.AddSeconds(1), End = TestEvent.Epoch.AddSeconds(3) }));
    }

    [Fact]
    public void Two_conditions_must_both_hold()
    {
        _ledger.AppendMany([.. Enumerable.Range(0, 60).Select(i => new TestEvent($"e{i:00}") { Second = i, Service = i % 2 == 0 ? "Ecs" : "Ram", User = i % 3 == 0 ? "alice" : "bob" }.Entry)]);
        string[] found = Ids(Query(new(LookupAttribute.ServiceName, "Ram"), new(LookupAttribute.User, "alice")) with { Limit = 4, Direction = LookupDirection.Forward });
        Assert.Equal(Enumerable.Range(0, 60).Where(i => i % 2 == 1 && i % 3 == 0).Select(i => $"e{i:00}"), found);
        Assert.Empty(Ids(Query(new(LookupAttribute.ServiceName, "Ram"), new(LookupAttribute.User, "Alice"))));
    }

    [Fact]
    public void Data_and_insight_events_are_stored_but_not_looked_up()
    {
        _ledger.AppendMany([new TestEvent("m") { Category = null }.Entry, new TestEvent("d") { Category = "Data" }.Entry, new TestEvent("i") { Category = "Insight" }.Entry]);
        Assert.Equal(["m"], Ids(Query()));
        Assert.Empty(Ids(Query(new LookupCondition(LookupAttribute.EventId, "d"))));
        Assert.Equal(3, _ledger.Read(0, 10, 1 << 20).Count);
    }

    [Fact]
    public void A_region_shows_its_own_and_global_events()
    {
        _ledger.AppendMany([new TestEvent("h").Entry, new TestEvent("s") { Region = "cn-shanghai" }.Entry, new TestEvent("g") { Region = "cn-beijing", IsGlobal = true }.Entry]);
        Assert.Equal(["g", "h"], Ids(Query() with { Region = "cn-hangzhou" }).Order(StringComparer.Ordinal));
        Assert.Equal(["g"], Ids(Query() with { Region = "eu-central-1" }));
        Assert.Equal(3, Ids(Query()).Length);
    }

    [Fact]
    public void Other_accounts_are_invisible()
    {
        _ledger.AppendMany([new TestEvent("a").Entry, new TestEvent("b") { Account = "1000000000000002" }.Entry]);
        Assert.Equal(["a"], Ids(Query()));
        Assert.Empty(Ids(Query() with { AccountId = "1000000000000003" }));
    }

    [Theory]
    [InlineData("EventId", "id-1")]
    [InlineData("EventName", "CreateUser")]
    [InlineData("ServiceName", "Ram")]
    [InlineData("User", "auditor:night")]
    [InlineData("RoleName", "auditor")]
    [InlineData("PrincipalId", "3:night")]
    [InlineData("EventAccessKeyId", "STS.key")]
    [InlineData("EventRW", "Read")]
    [InlineData("EventType", "ApiCall")]
    [InlineData("SourceIpAddress", "10.0.0.7")]
    [InlineData("SensitiveAction", "true")]
    [InlineData("ResourceType", "ACS::RAM::User")]
    [InlineData("ResourceType", "ACS::RAM::Policy")]
    [InlineData("ResourceName", "bob")]
    [InlineData("ResourceName", "p1")]
    [InlineData("ResourceName", "p\"2")]
    [InlineData("ResourceName", "only-referenced")]
    public void Every_documented_attribute_finds_its_event(string attribute, string value)
    {
        _ledger.AppendMany([new TestEvent("other").Entry]);
        _ledger.AppendMany([new TestEvent("id-1")
        {
            Service = "Ram", Name = "CreateUser", Rw = "Read",
            Change = static json =>
            {
                json["userIdentity"] = new JsonObject { ["userName"] = "auditor:night", ["principalId"] = "3:night", ["accessKeyId"] = "STS.key", ["type"] = "assumed-role" };
                json["eventType"] = "ApiCall";
                json["sourceIpAddress"] = "10.0.0.7";
                json["eventAttributes"] = new JsonObject { ["SensitiveAction"] = "true" };
                json["resourceType"] = "ACS::RAM::User;ACS::RAM::Policy";
                json["resourceName"] = "bob;p1,p\"2";
                json["referencedResources"] = new JsonObject { ["ACS::RAM::User"] = new JsonArray("bob", "only-referenced") };
            },
        }.Entry]);
        Assert.Equal(["id-1"], Ids(Query(new LookupCondition(Enum.Parse<LookupAttribute>(attribute), value))));
    }

    private EventLedger Open() => new(_folder.File("ledger.db"), TimeProvider.System);

    private static LookupQuery Query(params LookupCondition[] conditions) =>
        new() { AccountId = Account, Start = TestEvent.Epoch.AddDays(-1), End = TestEvent.Epoch.AddDays(1), Conditions = conditions };

    private string[] Ids(LookupQuery query)
    {
        var ids = new List<string>();
        LookupPage page;
        do
        {
            page = _ledger.Lookup(query);
            ids.AddRange(page.Events.Select(found => JsonDocument.Parse(found.Json).RootElement.GetProperty("eventId").GetString()!));
            query = query with { After = page.Next };
        }
        while (page.Next is not null);
        return [.. ids];
    }
}
