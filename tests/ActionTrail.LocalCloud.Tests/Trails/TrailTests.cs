using ActionTrail.Aliyun.ResourceManager;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Trails;

namespace ActionTrail.LocalCloud.Tests.Trails;

public sealed class TrailTests : TrailFixture
{
    [Fact]
    public async Task A_new_trail_is_fresh_with_its_settings_and_defaults()
    {
        Trail trail = await Trails.CreateTrailAsync(ToBucket("corp-audit", "corp-audit"), default);

        Assert.Equal(
            new Trail
            {
                Name = "corp-audit",
                TrailArn = $"acs:actiontrail:cn-hangzhou:{Cloud.Account.Id}:trail/corp-audit",
                HomeRegion = "cn-hangzhou",
                Region = "cn-hangzhou",
                Status = "Fresh",
                EventRw = EventRw.All,
                TrailRegion = TrailRegionSelection.All,
                IsOrganizationTrail = false,
                OssBucketName = Bucket,
                OssBucketLocation = "oss-cn-hangzhou",
                OssKeyPrefix = "corp-audit",
                OssWriteRoleArn = $"acs:ram::{Cloud.Account.Id}:role/aliyunserviceroleforactiontrail",
                CreateTime = Cloud.Time.GetUtcNow(),
                UpdateTime = Cloud.Time.GetUtcNow(),
            },
            trail);
        TrailStatus status = await Trails.GetTrailStatusAsync("corp-audit", default);
        Assert.False(status.IsLogging);
        Assert.Null(status.StartLoggingTime);
    }

    [Fact]
    public async Task Without_a_role_the_service_linked_role_is_made_and_cannot_be_deleted_while_the_trail_is_there()
    {
        await Trails.CreateTrailAsync(ToBucket("corp-audit"), default);
        var roles = new ServiceLinkedRoleClient(Cloud.Root);

        ServiceLinkedRoleDeletion refused = await roles.GetDeletionAsync(await roles.DeleteAsync("AliyunServiceRoleForActionTrail", default), default);
        Assert.Equal("FAILED", refused.Status);
        Assert.Equal([$"acs:actiontrail:cn-hangzhou:{Cloud.Account.Id}:trail/corp-audit"], refused.UsedBy);

        await Trails.DeleteTrailAsync("corp-audit", default);
        Assert.Equal("SUCCEEDED", (await roles.GetDeletionAsync(await roles.DeleteAsync("AliyunServiceRoleForActionTrail", default), default)).Status);
    }

    [Fact]
    public async Task Starting_and_stopping_changes_status_times_and_coverage()
    {
        await Trails.CreateTrailAsync(ToBucket("corp-audit"), default);
        Cloud.Time.Advance(TimeSpan.FromMinutes(1));
        DateTimeOffset started = Cloud.Time.GetUtcNow();
        long beforeStart = Cloud.Host.Cloud.Ledger.LastPosition;
        await Trails.StartLoggingAsync("corp-audit", default);
        Assert.Equal("Enable", (await Trails.FindTrailAsync("corp-audit", default))?.Status);
        await Trails.StartLoggingAsync("corp-audit", default);
        Cloud.Time.Advance(TimeSpan.FromMinutes(1));
        long beforeStop = Cloud.Host.Cloud.Ledger.LastPosition;
        await Trails.StopLoggingAsync("corp-audit", default);
        await Trails.StopLoggingAsync("corp-audit", default);

        Trail? stopped = await Trails.FindTrailAsync("corp-audit", default);
        Assert.Equal(("Disable", started, Cloud.Time.GetUtcNow()), (stopped?.Status, stopped?.StartLoggingTime, stopped?.StopLoggingTime));
        LocalCloud.Trails.LoggingInterval covered = Assert.Single(Stored("corp-audit").Intervals);
        Assert.Equal((beforeStart, (long?)beforeStop), (covered.FromPosition, covered.ToPosition));
        Assert.False(covered.Contains(beforeStart));
        Assert.True(covered.Contains(beforeStart + 1));
        Assert.True(covered.Contains(beforeStop));
        Assert.False(covered.Contains(beforeStop + 1));
    }

    [Fact]
    public async Task A_changed_filter_holds_for_later_events_only()
    {
        Trail trail = await Trails.CreateTrailAsync(ToBucket("corp-audit"), default);
        await Trails.StartLoggingAsync("corp-audit", default);
        long before = Cloud.Host.Cloud.Ledger.LastPosition;

        Trail changed = await Trails.UpdateTrailAsync(trail.ToDefinition() with { EventRw = EventRw.Write, TrailRegion = TrailRegionSelection.Parse("cn-beijing,cn-hangzhou") }, default);

        Assert.Equal((EventRw.Write, "cn-beijing,cn-hangzhou", "Enable"), (changed.EventRw, changed.TrailRegion.ToString(), changed.Status));
        IReadOnlyList<LocalCloud.Trails.LoggingInterval> covered = Stored("corp-audit").Intervals;
        Assert.Equal([("All", "All"), ("Write", "cn-beijing,cn-hangzhou")], covered.Select(interval => (interval.EventRw, interval.TrailRegion)));
        Assert.InRange(covered[0].ToPosition ?? 0, before, Cloud.Host.Cloud.Ledger.LastPosition);
        Assert.Equal((covered[0].ToPosition, null), ((long?)covered[1].FromPosition, covered[1].ToPosition));
    }

    [Fact]
    public async Task An_update_replaces_the_destinations()
    {
        await BucketAsync(Cloud.Root, "second-bucket");
        Trail trail = await Trails.CreateTrailAsync(ToBucket("corp-audit", "corp-audit"), default);
        Cloud.Time.Advance(TimeSpan.FromMinutes(1));

        Trail changed = await Trails.UpdateTrailAsync(trail.ToDefinition() with { OssBucketName = "second-bucket", OssKeyPrefix = "" }, default);

        Assert.Equal(("second-bucket", ""), (changed.OssBucketName, changed.OssKeyPrefix));
        Assert.Equal((trail.CreateTime, Cloud.Time.GetUtcNow(), "Fresh"), (changed.CreateTime, changed.UpdateTime, changed.Status));
    }

    [Fact]
    public async Task A_trail_survives_a_restart()
    {
        await Trails.CreateTrailAsync(ToBucket("corp-audit"), default);
        await Trails.StartLoggingAsync("corp-audit", default);
        Trail? before = await Trails.FindTrailAsync("corp-audit", default);

        Cloud.Reopen();

        Assert.Equal(before, await Trails.FindTrailAsync("corp-audit", default));
    }

    [Fact]
    public async Task A_deleted_trail_is_gone()
    {
        await Trails.CreateTrailAsync(ToBucket("corp-audit"), default);

        await Trails.DeleteTrailAsync("corp-audit", default);

        Assert.Null(await Trails.FindTrailAsync("corp-audit", default));
        await Refusal.Of(404, "TrailNotFoundException", () => Trails.DeleteTrailAsync("corp-audit", default));
        await Refusal.Of(404, "TrailNotFoundException", () => Trails.StartLoggingAsync("corp-audit", default));
        await Refusal.Of(404, "TrailNotFoundException", () => Trails.StopLoggingAsync("corp-audit", default));
        await Refusal.Of(404, "TrailNotFoundException", () => Trails.GetTrailStatusAsync("corp-audit", default));
        await Refusal.Of(404, "TrailNotFoundException", () => Trails.UpdateTrailAsync(ToBucket("corp-audit"), default));
    }

    [Fact]
    public async Task A_trail_lives_in_its_home_region_and_shows_elsewhere_as_a_shadow()
    {
        await Trails.CreateTrailAsync(ToBucket("corp-audit"), default);
        await Trails.CreateTrailAsync(ToBucket("here-only", "here-only") with { TrailRegion = TrailRegionSelection.Parse("cn-hangzhou") }, default);
        TrailsClient elsewhere = TrailsIn("cn-beijing");

        Trail shadow = Assert.Single(await elsewhere.DescribeTrailsAsync(new TrailQuery(), default));
        Assert.Equal(("corp-audit", "cn-hangzhou", "cn-beijing"), (shadow.Name, shadow.HomeRegion, shadow.Region));
        Assert.Empty(await elsewhere.DescribeTrailsAsync(new TrailQuery { IncludeShadowTrails = false }, default));
        await Refusal.Of(404, "TrailNotFoundException", () => elsewhere.StartLoggingAsync("corp-audit", default));
        Assert.False((await elsewhere.GetTrailStatusAsync("corp-audit", default)).IsLogging);
        await Refusal.Of(404, "TrailNotFoundException", () => elsewhere.GetTrailStatusAsync("here-only", default));
        await Refusal.Of(400, "TrailAlreadyExistsException", () => elsewhere.CreateTrailAsync(ToBucket("corp-audit", "elsewhere"), default));
    }

    [Fact]
    public async Task Unknown_names_are_no_error_and_malformed_ones_are()
    {
        Assert.Empty(await Trails.DescribeTrailsAsync(new TrailQuery { Names = ["nobody-there"] }, default));
        await Refusal.Of(400, "InvalidTrailNameException", () => Trails.DescribeTrailsAsync(new TrailQuery { Names = ["a b"] }, default));
    }

    [Fact]
    public async Task Regions_have_hosts_and_names()
    {
        IReadOnlyList<TrailServiceRegion> regions = await Trails.DescribeRegionsAsync("en-US", default);

        Assert.Equal(33, regions.Count);
        Assert.Contains(new TrailServiceRegion("cn-hangzhou", "actiontrail.cn-hangzhou.aliyuncs.com", "China (Hangzhou)"), regions);
        Assert.Contains("华东1（杭州）", (await Trails.DescribeRegionsAsync("zh-CN", default)).Select(region => region.LocalName));
    }
}
