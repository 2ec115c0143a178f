using ActionTrail.Core.Accounts;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Collection;
using ActionTrail.Engine.Delivery;

namespace ActionTrail.LocalCloud.Tests.Collection;

public sealed class LookupCollectionTests : IDisposable
{
    private static readonly RegionId[] s_one = CollectionBench.Regions("cn-hangzhou");
    private readonly CollectionBench _bench = new();
    private readonly LookupStandIn _cloud;

    public LookupCollectionTests() => _cloud = new LookupStandIn(_bench.Time);

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Every_page_of_the_time_asked_for_is_collected_and_delivered_once_to_every_destination()
    {
        Add(230, TimeSpan.FromDays(3));
        (CollectionStatus status, Exception? failure) = await PassAsync(TimeSpan.FromDays(7));

        Assert.Null(failure);
        Assert.Equal(_cloud.Ids, _bench.Files);
        Assert.Equal(_cloud.Ids, _bench.Rows.Order(StringComparer.Ordinal));
        Assert.All(status.Targets, target => Assert.Equal((230, 230, 0, 0), (target.Lane.Recorded, target.Lane.Delivered, target.Lane.Pending, target.Lane.Dead)));
        Assert.True(status.IsCaughtUp);
    }

    [Fact]
    public async Task A_second_pass_collects_what_is_new_and_repeats_nothing()
    {
        Add(120, TimeSpan.FromMinutes(50));
        await PassAsync(TimeSpan.FromDays(1));
        _bench.Time.Advance(TimeSpan.FromMinutes(5));
        _cloud.Add("new", _bench.Time.GetUtcNow().AddMinutes(-1), TimeSpan.Zero, "cn-hangzhou");
        (CollectionStatus status, _) = await PassAsync(TimeSpan.FromDays(1));

        Assert.Equal(_cloud.Ids, _bench.Files);
        Assert.Equal(121, _bench.Rows.Count);
        Assert.All(status.Targets, static target => Assert.Equal(121, target.Lane.Delivered));
    }

    [Fact]
    public async Task An_event_that_shows_up_late_is_collected_within_the_overlap_and_not_beyond_it()
    {
        await PassAsync(TimeSpan.FromDays(1));
        DateTimeOffset at = _bench.Time.GetUtcNow().AddMinutes(-1);
        _cloud.Add("late", at, TimeSpan.FromMinutes(29), "cn-hangzhou");
        _cloud.Add("too-late", at, TimeSpan.FromMinutes(75), "cn-hangzhou");
        for (int i = 0; i < 20; i++)
        {
            _bench.Time.Advance(TimeSpan.FromMinutes(10));
            await PassAsync(TimeSpan.FromDays(1));
        }

        Assert.Equal(["late"], _bench.Files);
    }

    [Fact]
    public async Task Events_of_global_services_show_in_every_region_and_are_collected_once()
    {
        for (int i = 0; i < 60; i++)
        {
            _cloud.Add($"global-{i:D3}", _bench.Time.GetUtcNow().AddHours(-i), TimeSpan.Zero, "cn-hangzhou", "cn-beijing");
            _cloud.Add($"beijing-{i:D3}", _bench.Time.GetUtcNow().AddHours(-i), TimeSpan.Zero, "cn-beijing");
        }

        await _bench.PassAsync(_bench.Lookup(_cloud, TimeSpan.FromDays(7), CollectionBench.Regions("cn-hangzhou", "cn-beijing")));

        Assert.Equal(_cloud.Ids, _bench.Files);
        Assert.Equal(120, _bench.Rows.Count);
    }

    [Fact]
    public async Task No_second_sees_more_than_two_requests_whatever_is_repeated()
    {
        Add(600, TimeSpan.FromHours(20));
        int calls = 0;
        _cloud.Obstacle = () => ++calls % 4 == 0 ? _cloud.Answer(400, """{"Code":"Throttling.User","Message":"slow down","RequestId":"T"}""") : null;
        await PassAsync(TimeSpan.FromDays(1));

        Assert.Equal(_cloud.Ids, _bench.Files);
        Assert.True(_cloud.Asked.Count > 12);
        for (int i = 2; i < _cloud.Asked.Count; i++)
        {
            Assert.True(_cloud.Asked[i] - _cloud.Asked[i - 2] >= TimeSpan.FromSeconds(1), $"Requests {i - 2} to {i} lie within a second.");
        }
    }

    [Fact]
    public async Task A_source_that_refuses_is_reported_and_what_was_read_before_is_delivered()
    {
        Add(120, TimeSpan.FromHours(2));
        int calls = 0;
        _cloud.Obstacle = () => ++calls > 1 ? _cloud.Answer(403, """{"Code":"NoPermission","Message":"You are not authorized.","RequestId":"D"}""") : null;
        (CollectionStatus status, Exception? failure) = await PassAsync(TimeSpan.FromDays(1));

        Assert.Equal(ApiErrorKind.Denied, Assert.IsType<ApiException>(failure).Kind);
        Assert.Contains("NoPermission", status.SourceTrouble!.Message, StringComparison.Ordinal);
        Assert.Equal(50, _bench.Rows.Count);

        _cloud.Obstacle = static () => null;
        (status, failure) = await PassAsync(TimeSpan.FromDays(1));
        Assert.Null(failure);
        Assert.Null(status.SourceTrouble);
        Assert.Equal(_cloud.Ids, _bench.Files);
    }

    [Fact]
    public async Task A_token_that_is_no_longer_taken_sends_the_window_back_to_its_start_and_doubles_nothing()
    {
        Add(120, TimeSpan.FromHours(2));
        int calls = 0;
        _cloud.Obstacle = () => ++calls == 2 ? _cloud.Answer(400, """{"Code":"InvalidQueryParameter","Message":"The specified query parameter is invalid.","RequestId":"I"}""") : null;
        (_, Exception? failure) = await PassAsync(TimeSpan.FromDays(1));

        Assert.Null(failure);
        Assert.Equal(_cloud.Ids, _bench.Files);
    }

    [Fact]
    public async Task A_destination_that_fails_holds_up_no_other_and_gets_everything_when_it_is_back()
    {
        Add(80, TimeSpan.FromHours(2));
        _bench.Obstacle = new DeliveryException("The rows are closed.", "open them");
        (CollectionStatus status, _) = await PassAsync(TimeSpan.FromDays(1));
        Assert.Equal(_cloud.Ids, _bench.Files);
        Assert.Equal([(80L, 0L), (0L, 80L)], status.Targets.Select(static target => (target.Lane.Delivered, target.Lane.Pending)));
        Assert.Equal("The rows are closed.", status.Targets[1].Lane.Trouble!.Message);

        _bench.Obstacle = null;
        (status, _) = await PassAsync(TimeSpan.FromDays(1));
        Assert.True(status.IsCaughtUp);
        Assert.Equal(_cloud.Ids, _bench.Rows.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_destination_that_is_left_out_for_a_while_loses_nothing_and_one_that_is_added_gets_what_comes_then()
    {
        Add(60, TimeSpan.FromHours(2));
        await PassAsync(TimeSpan.FromDays(1), rows: false);
        _bench.Time.Advance(TimeSpan.FromMinutes(1));
        _cloud.Add("second", _bench.Time.GetUtcNow(), TimeSpan.Zero, "cn-hangzhou");
        await PassAsync(TimeSpan.FromDays(1));
        Assert.Equal(["second"], _bench.Rows);

        _bench.Time.Advance(TimeSpan.FromMinutes(1));
        _cloud.Add("third", _bench.Time.GetUtcNow(), TimeSpan.Zero, "cn-hangzhou");
        (CollectionStatus status, _) = await PassAsync(TimeSpan.FromDays(1), rows: false);
        Assert.Equal(1, status.Targets.Single(static target => target.Target.Key == "Rows").Lane.Pending);

        await PassAsync(TimeSpan.FromDays(1));
        Assert.Equal(["second", "third"], _bench.Rows);
    }

    [Fact]
    public async Task An_event_that_is_too_large_for_a_destination_is_a_dead_letter_there_and_is_counted()
    {
        Add(3, TimeSpan.FromHours(1));
        _cloud.Add(new string('x', 2_000), _bench.Time.GetUtcNow().AddMinutes(-2), TimeSpan.Zero, "cn-hangzhou");
        (CollectionStatus status, _) = await _bench.PassAsync(_bench.Lookup(_cloud, TimeSpan.FromDays(1), s_one), limits: new BatchLimits(10, 10_000, 1_000));

        Assert.All(status.Targets, target =>
        {
            Assert.Equal((4, 3, 0, 1), (target.Lane.Recorded, target.Lane.Delivered, target.Lane.Pending, target.Lane.Dead));
            Assert.Contains("takes 1000 at most", Assert.Single(target.DeadLetters).Reason, StringComparison.Ordinal);
        });
    }

    private void Add(int count, TimeSpan within)
    {
        for (int i = 0; i < count; i++)
        {
            _cloud.Add($"event-{i:D4}", _bench.Time.GetUtcNow() - (within * ((i + 0.5) / count)), TimeSpan.Zero, "cn-hangzhou");
        }
    }

    private Task<(CollectionStatus Status, Exception? Failure)> PassAsync(TimeSpan since, bool rows = true) => _bench.PassAsync(_bench.Lookup(_cloud, since, s_one), rows: rows);
}
