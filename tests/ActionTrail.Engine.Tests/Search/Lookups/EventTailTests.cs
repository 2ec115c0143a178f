using ActionTrail.Core.Errors;
using ActionTrail.Engine.Search.Lookups;
using ActionTrail.Engine.Search.Queries;
using ActionTrail.Tests.Support;

namespace ActionTrail.Engine.Tests.Search.Lookups;

public sealed class EventTailTests
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(5);
    private readonly ManualTimeProvider _time = new();

    private LookupRequest FromNow => new(ArchiveQuery.All, _time.GetUtcNow(), _time.GetUtcNow());

    [Fact]
    public async Task New_events_come_as_they_show_up_late_ones_too_and_each_once()
    {
        LookupService service = new(_time, LookupService.Event("before", _time.GetUtcNow() - TimeSpan.FromMinutes(1)));
        using var stop = new CancellationTokenSource();
        var seen = new List<string>();
        Task follow = FollowAsync(new EventTail([service.Target("one")], FromNow, s_interval), seen, stop.Token);

        await LookAsync(service, looks: 1);
        service.Record(LookupService.Event("first", _time.GetUtcNow() + TimeSpan.FromSeconds(1)));
        await LookAsync(service, looks: 3);
        service.Record(LookupService.Event("late", _time.GetUtcNow() - TimeSpan.FromSeconds(8)), LookupService.Event("second", _time.GetUtcNow()));
        await LookAsync(service, looks: 6);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => follow);
        Assert.Equal(["first", "late", "second"], seen);
    }

    [Fact]
    public async Task It_ends_when_it_has_as_many_as_are_wanted()
    {
        LookupService service = new(_time, LookupService.Event("a", _time.GetUtcNow()), LookupService.Event("b", _time.GetUtcNow()));
        var seen = new List<string>();

        await FollowAsync(new EventTail([service.Target("one")], FromNow with { First = 1 }, s_interval), seen, CancellationToken.None);

        Assert.Single(seen);
        Assert.Single(service.Asked);
    }

    [Fact]
    public async Task It_ends_when_nobody_can_be_asked_and_says_why()
    {
        int failures = 0;
        LookupService service = new(_time) { Refusal = "NoPermission" };

        await FollowAsync(new EventTail([service.Target("one")], FromNow, s_interval) { OnFailure = (_, _) => failures++ }, [], CancellationToken.None);

        Assert.Equal(1, failures);
    }

    [Fact]
    public async Task A_service_that_is_down_for_a_while_is_asked_again()
    {
        var failures = new List<string>();
        LookupService service = new(_time, LookupService.Event("a", _time.GetUtcNow())) { Refusal = "ServiceUnavailable", RefusalStatus = 503 };
        var seen = new List<string>();
        var tail = new EventTail([service.Target("one")], FromNow with { First = 1 }, s_interval) { OnFailure = (_, error) => failures.Add(((ApiException)error).Code) };
        Task follow = FollowAsync(tail, seen, CancellationToken.None);

        await LookAsync(service, looks: 2);
        service.Refusal = "";
        await LookAsync(service, looks: 3, isLast: true);
        await follow;

        Assert.Equal(["a"], seen);
        Assert.All(failures, static code => Assert.Equal("ServiceUnavailable", code));
    }

    [Fact]
    public async Task A_service_that_is_down_for_longer_than_events_may_be_late_loses_none_and_repeats_none()
    {
        TimeSpan outage = TimeSpan.FromMinutes(30);
        LookupService up = new(_time, LookupService.Event("up", _time.GetUtcNow()));
        LookupService down = new(_time, LookupService.Event("down", _time.GetUtcNow())) { Refusal = "ServiceUnavailable", RefusalStatus = 503 };
        using var stop = new CancellationTokenSource();
        var seen = new List<string>();
        Task follow = FollowAsync(new EventTail([up.Target("up"), down.Target("down")], FromNow, s_interval), seen, stop.Token);

        int refused = 1 + (int)(outage / s_interval);
        await LookAsync(down, refused);
        Assert.Equal(["up"], seen);
        down.Refusal = "";
        await LookAsync(down, refused + 3);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => follow);
        Assert.Equal(["up", "down"], seen);
    }

    private static async Task FollowAsync(EventTail tail, List<string> seen, CancellationToken cancellationToken)
    {
        await foreach (LookupMatch match in tail.FollowAsync(cancellationToken))
        {
            seen.Add(match.Event.EventId);
        }
    }

    /// <summary>Moves the clock until the service has been asked so often and the tail waits again.</summary>
    private async Task LookAsync(LookupService service, int looks, bool isLast = false)
    {
        while (service.Asked.Count < looks || (!isLast && _time.Waiting == 0))
        {
            if (_time.Waiting > 0)
            {
                _time.Advance(s_interval);
            }

            await Task.Yield();
        }
    }
}
