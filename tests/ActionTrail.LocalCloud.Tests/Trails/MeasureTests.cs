using System.Text.Json;
using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Pop;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Trails;

namespace ActionTrail.LocalCloud.Tests.Trails;

public sealed class MeasureTests : TrailFixture
{
    [Fact]
    public async Task Events_are_counted_by_day()
    {
        PopAnswer counts = (await Cloud.Root.TrailsAsync("DescribeUserLogCount", "StartDate=2025-12-31&EndDate=2026-01-01")).Child("Data");

        Assert.Equal(["2025-12-31", "2026-01-01"], counts.Texts("Dates"));
        Assert.Equal(["0", "1"], counts.Texts("Counts"));
        await Trails.CreateTrailAsync(ToBucket("corp-audit"), default);
        await Trails.DeleteTrailAsync("corp-audit", default);
        Assert.Equal(["1"], (await Cloud.Root.TrailsAsync("DescribeUserAlertCount", "StartDate=2026-01-01&EndDate=2026-01-01")).Child("Data").Texts("Counts"));
        await Refusal.Of(400, "InvalidQueryParameter", () => Cloud.Root.TrailsAsync("DescribeUserLogCount", "StartDate=2026-01-02&EndDate=2026-01-01"));
        await Refusal.Of(400, "InvalidQueryParameter", () => Cloud.Root.TrailsAsync("DescribeUserLogCount", "StartDate=yesterday"));
    }

    [Fact]
    public async Task Trails_that_log_are_counted()
    {
        await Trails.CreateTrailAsync(ToBucket("corp-audit"), default);
        Assert.Equal(["0"], (await Cloud.Root.TrailsAsync("DescribeUserTrailCount")).Child("Data").Texts("Counts"));

        await Trails.StartLoggingAsync("corp-audit", default);

        Assert.Equal(["1"], (await Cloud.Root.TrailsAsync("DescribeUserTrailCount")).Child("Data").Texts("Counts"));
    }

    [Fact]
    public async Task Governance_is_scored_by_the_best_trail()
    {
        Assert.Equal("0", (await ScoreAsync()).Text("GovernanceScore"));
        Trail trail = await Trails.CreateTrailAsync(ToBucket("corp-audit") with { EventRw = EventRw.Write }, default);
        Assert.Equal("25", (await ScoreAsync()).Text("GovernanceScore"));
        await Trails.StartLoggingAsync("corp-audit", default);
        Assert.Equal("75", (await ScoreAsync()).Text("GovernanceScore"));

        await Trails.UpdateTrailAsync(trail.ToDefinition() with { EventRw = EventRw.All }, default);

        PopAnswer best = await ScoreAsync();
        Assert.Equal("100", best.Text("GovernanceScore"));
        using var columns = JsonDocument.Parse(best.Text("ColumnsSchema"));
        Assert.Equal(("corp-audit", "normal"), (columns.RootElement.GetProperty("trailName").GetString(), columns.RootElement.GetProperty("ossDeliveryStatus").GetString()));
    }

    [Fact]
    public async Task The_life_of_resources_is_read_off_the_events()
    {
        await Trails.CreateTrailAsync(ToBucket("corp-audit"), default);
        await Trails.StartLoggingAsync("corp-audit", default);
        await Trails.DeleteTrailAsync("corp-audit", default);

        string data = (await Cloud.Root.TrailsAsync("DescribeResourceLifeCycleEvents", "ServiceName=Actiontrail&ResourceType=ACS::ActionTrail::Trail")).Text("Data");

        const string expected =
            """
            [{"value":"Actiontrail","label":"操作审计","labelEn":"ActionTrail","children":[{"value":"ACS::ActionTrail::Trail","label":"ACS::ActionTrail::Trail","labelEn":"ACS::ActionTrail::Trail","children":[{"value":"CreateTrail","label":"创建","labelEn":"Create"},{"value":"StartLogging","label":"变更","labelEn":"Change"},{"value":"DeleteTrail","label":"删除","labelEn":"Delete"}]}]}]
            """;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(data)), data);
    }

    [Fact]
    public async Task Delivery_is_measured_in_windows()
    {
        await Trails.CreateTrailAsync(ToBucket("corp-audit"), default);
        await Trails.StartLoggingAsync("corp-audit", default);
        await Trails.DescribeRegionsAsync("en-US", default);
        Cloud.Time.Advance(TimeSpan.FromMinutes(10));
        await Cloud.Host.Delivery.DrainAsync(Cloud.Account.Id, "corp-audit", default);

        PopAnswer point = Assert.Single((await MetricAsync("delivery_oss_success_count")).List("MetricList"));
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds(), point.Integer("Timestamp", 0));
        Assert.InRange(point.Integer("Count", 0), 1, 100);
        Assert.All((await MetricAsync("delivery_oss_fail_count")).List("MetricList"), window => Assert.Equal(0, window.Integer("Count", -1)));
        Assert.Empty((await MetricAsync("delivery_sls_success_count")).List("MetricList"));
        await Refusal.Of(400, "InvalidQueryParameter", () => MetricAsync("delivery_pigeon_count"));
    }

    [Fact]
    public async Task Global_events_are_kept_in_one_of_two_regions()
    {
        Assert.Equal("cn-hangzhou", (await Cloud.Root.TrailsAsync("GetGlobalEventsStorageRegion")).Text("StorageRegion"));

        await Cloud.Root.TrailsAsync("UpdateGlobalEventsStorageRegion", "StorageRegion=ap-southeast-1");

        Assert.Equal("ap-southeast-1", (await Cloud.Root.TrailsAsync("GetGlobalEventsStorageRegion")).Text("StorageRegion"));
        await Refusal.Of(400, "InvalidQueryParameter", () => Cloud.Root.TrailsAsync("UpdateGlobalEventsStorageRegion", "StorageRegion=cn-beijing"));
    }

    private Task<PopAnswer> MetricAsync(string name) => Cloud.Root.TrailsAsync(
        "DescribeTrailDeliveryMetricData", $"TrailName=corp-audit&MetricName={name}&Period=3600&StartTime=2026-01-01T00:00:00Z&EndTime=2026-01-01T01:00:00Z");

    private async Task<PopAnswer> ScoreAsync() => Assert.Single((await Cloud.Root.TrailsAsync("GetGovernanceMetrics")).Child("Data").List("GovernanceMetrics"));
}
