using System.Text;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Events;
using ActionTrail.Core.Trails;
using ActionTrail.LocalCloud.Ledger;

namespace ActionTrail.LocalCloud.Tests.Trails;

public sealed class InsightTests : TrailFixture
{
    private InsightsClient Insights => new(Cloud.Root);

    [Fact]
    public async Task Kinds_are_switched_one_by_one()
    {
        Assert.DoesNotContain(true, (await Insights.GetTypesAsync(default)).Values);

        await Insights.EnableAsync("IpInsight", default);
        Assert.Equal(["IpInsight"], (await Insights.GetTypesAsync(default)).Where(type => type.Value).Select(type => type.Key));
        await Insights.DisableAsync("IpInsight", default);

        Assert.DoesNotContain(true, (await Insights.GetTypesAsync(default)).Values);
        await Refusal.Of(400, "InsightTypeNotAvailable", () => Insights.EnableAsync("WeatherInsight", default));
    }

    [Fact]
    public async Task A_trail_that_covers_everything_delivers_the_kinds_that_it_names()
    {
        await Trails.CreateTrailAsync(ToBucket("corp-audit"), default);
        await Refusal.Of(404, "InsightSelectorDoesNotExistException", () => Insights.GetSelectorsAsync("corp-audit", default));

        await Insights.PutSelectorsAsync("corp-audit", ["AkInsight", "IpInsight"], default);

        Assert.Equal(["AkInsight", "IpInsight"], await Insights.GetSelectorsAsync("corp-audit", default));
        await Trails.CreateTrailAsync(ToBucket("writes-only", "writes-only") with { EventRw = EventRw.Write }, default);
        await Refusal.Of(400, "InsightTypeNotAvailable", () => Insights.PutSelectorsAsync("writes-only", ["AkInsight"], default));
        await Refusal.Of(400, "InvalidQueryParameter", () => Cloud.Root.TrailsAsync("PutInsightSelectors", "TrailName=corp-audit&InsightSelectors=all"));
    }

    [Fact]
    public async Task Insight_events_are_found_by_kind_and_subject_and_counted()
    {
        Record("one", "IpInsight", "203.0.113.77", "Ecs:DescribeInstances");
        Record("two", "AkInsight", "LTAI5tExample", "Oss:PutObject");

        Assert.Equal(["one", "two"], (await FindAsync([])).Order(StringComparer.Ordinal));
        Assert.Equal(["two"], await FindAsync(new() { ["InsightType"] = "AkInsight" }));
        Assert.Equal(["one"], await FindAsync(new() { ["SourceIpAddress"] = "203.0.113.77", ["ServiceName"] = "Ecs" }));
        Assert.Equal(["two"], await FindAsync(new() { ["AccessKeyId"] = "LTAI5tExample" }));
        Assert.Equal(["one"], await FindAsync(new() { ["EventName"] = "DescribeInstances" }));
        Assert.Empty(await FindAsync(new() { ["InsightObject"] = "203.0.113.78" }));
        await Refusal.Of(400, "InvalidQueryParameter", () => FindAsync(new() { ["Colour"] = "red" }));
        DateTimeOffset now = Cloud.Time.GetUtcNow();
        Assert.Equal(
            [new InsightCount("AkInsight", "cn-hangzhou", 1), new InsightCount("IpInsight", "cn-hangzhou", 1)],
            await Insights.CountAsync(now.AddDays(-1), now, default));
    }

    [Fact]
    public async Task Insight_events_are_paged()
    {
        for (int number = 0; number < 60; number++)
        {
            Record($"insight-{number:00}", "IpInsight", "203.0.113.77", "Ecs:DescribeInstances");
        }

        Assert.Equal(60, (await FindAsync([])).Distinct().Count());
    }

    private async Task<string[]> FindAsync(Dictionary<string, string> conditions) =>
        [.. (await Insights.LookupAsync(new InsightQuery { Conditions = conditions }, default).All()).Select(found => found.EventId)];

    private void Record(string id, string type, string subject, string api)
    {
        string json = $$$$"""
            {"eventId":"{{{{id}}}}","eventCategory":"{{{{EventCategories.Insight}}}}","eventType":"ActionTrailInsight","eventTime":"2026-01-01T00:00:00Z","acsRegion":"cn-hangzhou",
            "insightDetails":{"state":"Start","insightType":"{{{{type}}}}","insightObject":"{{{{subject}}}}",
            "insightContext":{"attributions":[{"attribute":"apiRelated","insight":[{"average":2,"value":"{{{{api}}}}"}]}]}}}
            """;
        Cloud.Host.Cloud.Ledger.AppendMany([new LedgerEntry(Cloud.Account.Id.Value, Encoding.UTF8.GetBytes(json))]);
    }
}
