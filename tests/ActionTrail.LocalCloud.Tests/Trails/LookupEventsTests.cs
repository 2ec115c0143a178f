using System.Text;
using ActionTrail.Aliyun.Pop;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Events;
using ActionTrail.LocalCloud.Ledger;

namespace ActionTrail.LocalCloud.Tests.Trails;

public sealed class LookupEventsTests : TrailFixture
{
    [Fact]
    public async Task An_accounts_own_calls_are_found_newest_first()
    {
        await Trails.CreateTrailAsync(ToBucket("corp-audit"), default);
        Cloud.Time.Advance(TimeSpan.FromSeconds(1));
        await Trails.DeleteTrailAsync("corp-audit", default);
        Cloud.Time.Advance(TimeSpan.FromSeconds(1));

        IReadOnlyList<AuditEvent> found = await Trails.LookupEventsAsync(
            new EventQuery { Conditions = [new(EventAttribute.ServiceName, "Actiontrail"), new(EventAttribute.EventRW, "Write")] }, default).All();

        Assert.Equal(["DeleteTrail", "CreateTrail"], found.Select(each => each.EventName));
        Assert.Equal(["corp-audit"], found[0].ReferencedResources["ACS::ActionTrail::Trail"]);
    }

    [Theory]
    [InlineData(EventOrder.NewestFirst)]
    [InlineData(EventOrder.OldestFirst)]
    public async Task Pages_follow_each_other_without_gap_or_repetition(EventOrder order)
    {
        Import(120);

        IReadOnlyList<AuditEvent> found = await Trails.LookupEventsAsync(
            new EventQuery { Order = order, PageSize = 50, Conditions = [new(EventAttribute.ServiceName, "Ecs")] }, default).All();

        IEnumerable<string> expected = Enumerable.Range(0, 120).Select(number => $"event-{number:000}");
        Assert.Equal(order == EventOrder.OldestFirst ? expected : expected.Reverse(), found.Select(each => each.EventId));
    }

    [Fact]
    public async Task A_consumer_that_stops_early_gets_one_page_only()
    {
        Import(120);
        long before = Cloud.Host.Cloud.Ledger.LastPosition;

        await foreach (AuditEvent _ in Trails.LookupEventsAsync(new EventQuery(), default))
        {
            break;
        }

        Assert.Equal(before + 1, Cloud.Host.Cloud.Ledger.LastPosition);
    }

    [Fact]
    public async Task The_last_page_has_no_token_and_an_empty_answer_tells_its_range()
    {
        EventPage page = await Trails.LookupEventsPageAsync(new EventQuery { Conditions = [new(EventAttribute.EventName, "Nothing")] }, null, default);

        Assert.Empty(page.Events);
        Assert.Null(page.NextToken);
        Assert.Equal((Cloud.Time.GetUtcNow().AddDays(-7), Cloud.Time.GetUtcNow()), (page.StartTime, page.EndTime));
    }

    [Fact]
    public async Task Other_accounts_events_and_events_of_other_regions_are_not_found()
    {
        Import(3);
        LocalAccount other = Cloud.Host.CreateAccount("Other");

        Assert.Empty(await TrailsOf(other.Id.Value).LookupEventsAsync(new EventQuery { Conditions = [new(EventAttribute.ServiceName, "Ecs")] }, default).All());
        Assert.Empty(await TrailsIn("cn-beijing").LookupEventsAsync(new EventQuery { Conditions = [new(EventAttribute.ServiceName, "Ecs")] }, default).All());
        Assert.Equal(3, (await Trails.LookupEventsAsync(new EventQuery { Conditions = [new(EventAttribute.ServiceName, "Ecs")] }, default).All()).Count);
    }

    [Fact]
    public async Task Events_older_than_ninety_days_are_not_found()
    {
        Import(1);
        var query = new EventQuery { StartTime = Cloud.Time.GetUtcNow().AddDays(-1), Conditions = [new(EventAttribute.EventName, "StopInstance")] };
        Cloud.Time.Advance(TimeSpan.FromDays(89));
        Assert.Single(await Trails.LookupEventsAsync(query, default).All());

        Cloud.Time.Advance(TimeSpan.FromDays(2));

        Assert.Empty(await Trails.LookupEventsAsync(query, default).All());
    }

    [Theory]
    [InlineData("StartTime=2026-01-01T00:00:00Z", "InvalidParameterEndTime")]
    [InlineData("EndTime=2026-01-01T00:00:00Z", "InvalidParameterStartTime")]
    [InlineData("StartTime=yesterday&EndTime=2026-01-01T00:00:00Z", "InvalidParameterStartTime")]
    [InlineData("StartTime=2026-01-01T00:00:00Z&EndTime=2026-01-01", "InvalidParameterEndTime")]
    [InlineData("StartTime=2026-01-02T00:00:00Z&EndTime=2026-01-01T00:00:00Z", "InvalidParameterCombination")]
    [InlineData("MaxResults=0", "InvalidQueryParameter")]
    [InlineData("MaxResults=51", "InvalidQueryParameter")]
    [InlineData("MaxResults=many", "InvalidQueryParameter")]
    [InlineData("Direction=SIDEWAYS", "InvalidQueryParameter")]
    [InlineData("NextToken=abc", "InvalidQueryParameter")]
    [InlineData("NextToken=e30=", "InvalidQueryParameter")]
    [InlineData("LookupAttribute.1.Key=Colour&LookupAttribute.1.Value=red", "InvalidQueryParameter")]
    [InlineData("LookupAttribute.1.Key=1&LookupAttribute.1.Value=Ecs", "InvalidQueryParameter")]
    [InlineData("LookupAttribute.1.Key=ServiceName", "InvalidQueryParameter")]
    [InlineData("LookupAttribute.1.Key=EventId&LookupAttribute.1.Value=a&LookupAttribute.2.Key=User&LookupAttribute.2.Value=b", "InvalidQueryParameter")]
    public async Task Every_parameter_keeps_its_rule(string parameters, string code) =>
        await Refusal.Of(400, code, () => Cloud.Root.TrailsAsync("LookupEvents", parameters));

    [Fact]
    public async Task A_token_is_good_for_its_account_only()
    {
        Import(3);
        EventPage page = await Trails.LookupEventsPageAsync(new EventQuery { PageSize = 1 }, null, default);
        LocalAccount other = Cloud.Host.CreateAccount("Other");

        Assert.Contains($"\"account\":\"{Cloud.Account.Id}\"", Encoding.UTF8.GetString(Convert.FromBase64String(page.NextToken!)), StringComparison.Ordinal);
        await Refusal.Of(400, "InvalidQueryParameter", () => TrailsOf(other.Id.Value).LookupEventsPageAsync(new EventQuery { PageSize = 1 }, page.NextToken, default));
    }

    [Fact]
    public async Task Of_a_key_given_twice_the_second_counts_and_a_third_condition_is_ignored()
    {
        Import(2);

        PopAnswer twice = await Cloud.Root.TrailsAsync("LookupEvents", "LookupAttribute.1.Key=EventId&LookupAttribute.1.Value=none&LookupAttribute.2.Key=EventId&LookupAttribute.2.Value=event-001");
        Assert.Equal("event-001", Assert.Single(twice.List("Events")).Text("eventId"));
        PopAnswer third = await Cloud.Root.TrailsAsync(
            "LookupEvents",
            "LookupAttribute.1.Key=ServiceName&LookupAttribute.1.Value=Ecs&LookupAttribute.2.Key=EventName&LookupAttribute.2.Value=StopInstance&LookupAttribute.3.Key=User&LookupAttribute.3.Value=nobody");
        Assert.Equal(2, third.List("Events").Count);
    }

    [Fact]
    public async Task The_old_version_has_flat_filters_and_shows_writes_unless_told_otherwise()
    {
        Import(2);
        await Trails.DescribeRegionsAsync("en-US", default);

        Assert.Equal(2, (await Cloud.Root.TrailsAsync("LookupEvents", "ServiceName=Ecs", "2017-12-04")).List("Events").Count);
        Assert.Empty((await Cloud.Root.TrailsAsync("LookupEvents", "EventName=DescribeRegions", "2017-12-04")).List("Events"));
        Assert.Single((await Cloud.Root.TrailsAsync("LookupEvents", "EventName=DescribeRegions&EventRW=All", "2017-12-04")).List("Events"));
        await Refusal.Of(
            400, "InvalidTimeRangeException", () => Cloud.Root.TrailsAsync("LookupEvents", "StartTime=2026-01-02T00:00:00Z&EndTime=2026-01-01T00:00:00Z", "2017-12-04"));
    }

    [Fact]
    public async Task Unknown_fields_of_an_event_are_found_as_they_were_recorded()
    {
        Import(1, """,  "future": {"a": [1.50, "é\u00e9", null]}""");

        AuditEvent found = Assert.Single(await Trails.LookupEventsAsync(new EventQuery { Conditions = [new(EventAttribute.EventId, "event-000")] }, default).All());

        Assert.Equal("""{"a":[1.50,"éé",null]}""", found.Root.GetProperty("future").GetRawText());
    }

    private void Import(int count, string more = "")
    {
        LedgerEntry[] entries =
        [
            .. Enumerable.Range(0, count).Select(number => new LedgerEntry(Cloud.Account.Id.Value, Encoding.UTF8.GetBytes($$"""
                {"eventId":"event-{{number:000}}","eventTime":"2026-01-01T00:00:00Z","eventName":"StopInstance","eventRW":"Write","eventCategory":"Management",
                "eventType":"ApiCall","serviceName":"Ecs","acsRegion":"cn-hangzhou","userIdentity":{"type":"ram-user","userName":"alice"}{{more}}}
                """))),
        ];
        Cloud.Host.Cloud.Ledger.AppendMany(entries);
    }
}
