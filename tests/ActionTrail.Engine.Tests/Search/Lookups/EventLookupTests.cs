using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Events;
using ActionTrail.Engine.Search.Lookups;
using ActionTrail.Engine.Search.Queries;
using ActionTrail.Tests.Support;

namespace ActionTrail.Engine.Tests.Search.Lookups;

public sealed class EventLookupTests
{
    private readonly ManualTimeProvider _time = new();

    private DateTimeOffset Now => _time.GetUtcNow();

    private LookupRequest Everything => new(ArchiveQuery.All, Now - TimeSpan.FromDays(7), Now);

    [Fact]
    public async Task Events_of_all_accounts_come_in_order_of_time_and_each_once()
    {
        LookupService one = new(_time, Events("a", 120, 3));
        LookupService other = new(_time, [.. Events("b", 70, 5), .. Events("a", 120, 3).Take(10)]);
        var lookup = new EventLookup([one.Target("one"), other.Target("other")], Everything);

        List<AuditEvent> found = await Read(lookup);

        Assert.Equal(190, found.Count);
        Assert.Equal(190, found.Select(static item => item.EventId).Distinct().Count());
        Assert.Equal(found.OrderByDescending(static item => item.EventTime).Select(static item => item.EventTime), found.Select(static item => item.EventTime));
        Assert.Equal((190, 10, 200, 5, true, true), (lookup.Statement.EventsMatched, lookup.Statement.DuplicatesMerged, lookup.Statement.EventsReceived, lookup.Statement.Requests, lookup.Statement.IsComplete, lookup.Statement.Balances));
    }

    [Fact]
    public async Task Oldest_come_first_when_asked()
    {
        LookupService one = new(_time, Events("a", 60, 3));
        var lookup = new EventLookup([one.Target("one"), new LookupService(_time, Events("b", 60, 2)).Target("other")], Everything with { Order = EventOrder.OldestFirst });

        List<AuditEvent> found = await Read(lookup);

        Assert.Equal(found.OrderBy(static item => item.EventTime).Select(static item => item.EventTime), found.Select(static item => item.EventTime));
    }

    [Theory]
    [InlineData(5, 1)]
    [InlineData(50, 1)]
    [InlineData(51, 2)]
    public async Task A_reader_that_stops_early_has_asked_for_no_page_more_than_it_read(int read, int requests)
    {
        LookupService service = new(_time, Events("a", 10_000, 1));
        var lookup = new EventLookup([service.Target("one")], Everything);

        int count = 0;
        await foreach (LookupMatch found in lookup.FindAsync(CancellationToken.None))
        {
            if (++count == read)
            {
                break;
            }
        }

        Assert.Equal(requests, service.Asked.Count);
        Assert.Equal((read, true, false, true), (lookup.Statement.EventsMatched, lookup.Statement.IsInterrupted, lookup.Statement.IsComplete, lookup.Statement.Balances));
    }

    [Fact]
    public async Task A_number_that_is_wanted_makes_the_page_as_small()
    {
        LookupService service = new(_time, Events("a", 10_000, 1));
        var lookup = new EventLookup([service.Target("one")], Everything with { First = 5 });

        Assert.Equal(5, (await Read(lookup)).Count);
        Assert.Equal([5], service.PageSizes);
        Assert.True(lookup.Statement.IsComplete);
    }

    [Fact]
    public async Task What_the_service_cannot_check_is_checked_here()
    {
        LookupService service = new(_time, [.. Enumerable.Range(0, 100).Select(number => LookupService.Event($"E{number}", Now - TimeSpan.FromMinutes(number), number % 2 == 0 ? "StopInstances" : "StartInstances", $"user{number % 10}"))]);
        var query = new ArchiveQuery { EventNames = ["Stop*"], UserNames = ["user2", "user3"], ServiceNames = ["Ecs"] };
        var lookup = new EventLookup([service.Target("one")], Everything with { Query = query });

        List<AuditEvent> found = await Read(lookup);

        Assert.Equal(10, found.Count);
        Assert.All(found, static item => Assert.Equal(("StopInstances", "user2"), (item.EventName, item.UserIdentity.UserName)));
        Assert.Equal((10, 90, true), (lookup.Statement.EventsMatched, lookup.Statement.EventsRejected, lookup.Statement.Balances));
    }

    [Fact]
    public async Task An_account_that_refuses_does_not_keep_the_others_and_is_stated()
    {
        var failures = new List<string>();
        LookupService good = new(_time, Events("a", 10, 1));
        LookupService bad = new(_time) { Refusal = "NoPermission" };
        var lookup = new EventLookup([bad.Target("bad"), good.Target("good")], Everything) { OnFailure = (target, error) => failures.Add($"{target.Name}: {((ApiException)error).Code}") };

        Assert.Equal(10, (await Read(lookup)).Count);
        Assert.Equal(["bad: NoPermission"], failures);
        Assert.False(lookup.Statement.IsComplete);
        Assert.Contains("bad in cn-hangzhou:", lookup.Statement.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_too_old_to_be_kept_makes_the_answer_incomplete()
    {
        var lookup = new EventLookup([new LookupService(_time).Target("one")], Everything with { Since = Now - TimeSpan.FromDays(100) });

        Assert.Empty(await Read(lookup));
        Assert.False(lookup.Statement.IsComplete);
        Assert.StartsWith("NOT complete: 1 account(s) and region(s), 2025-09-23T00:00:00Z to 2026-01-01T00:00:00Z, 1 requests, nothing before 2025-10-03T00:00:00Z is kept.", lookup.Statement.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_of_one_account_keep_its_pace()
    {
        LookupService service = new(_time, Events("a", 300, 1));
        DateTimeOffset start = _time.GetUtcNow();
        Task<List<AuditEvent>> read = Read(new EventLookup([service.Target("one", new LookupPace(_time))], Everything with { First = 300 }));
        while (!read.IsCompleted)
        {
            if (_time.Waiting > 0)
            {
                _time.Advance(TimeSpan.FromMilliseconds(50));
            }

            await Task.Yield();
        }

        Assert.Equal(300, (await read).Count);
        DateTimeOffset[] asked = [.. service.Asked];
        Assert.Equal(6, asked.Length);

        // The clock may go on between a call's turn and its arrival, so a call may be late; early it cannot be.
        Assert.All(Enumerable.Range(0, asked.Length), number => Assert.True(asked[number] - start >= TimeSpan.FromSeconds(number / LookupPace.CallsPerSecond)));
    }

    private static async Task<List<AuditEvent>> Read(EventLookup lookup)
    {
        var found = new List<AuditEvent>();
        await foreach (LookupMatch match in lookup.FindAsync(CancellationToken.None))
        {
            found.Add(match.Event);
        }

        return found;
    }

    private AuditEvent[] Events(string prefix, int count, int secondsApart) =>
        [.. Enumerable.Range(0, count).Select(number => LookupService.Event($"{prefix}{number}", Now - TimeSpan.FromSeconds(number * secondsApart)))];
}
