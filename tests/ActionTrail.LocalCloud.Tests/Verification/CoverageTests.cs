using ActionTrail.Aliyun.ResourceDirectory;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Trails;
using ActionTrail.Engine.Verification.Coverage;
using ActionTrail.LocalCloud.Tests.Delivery;

namespace ActionTrail.LocalCloud.Tests.Verification;

/// <summary>Every member's cover is told by the real APIs alone.</summary>
public class CoverageTests
{
    [Theory]
    [InlineData("OSS")]
    [InlineData("SLS")]
    [InlineData("MaxCompute")]
    public async Task Members_are_seen_in_every_kind_of_destination(string kind)
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: true, oss: kind == "OSS", sls: kind == "SLS", maxCompute: kind == "MaxCompute");
        LocalAccount busy = cloud.Host.FindAccount("Shop");
        cloud.Cloud.Time.Advance(TimeSpan.FromHours(3));
        await CallAsync(cloud, busy);
        DateTimeOffset first = cloud.Cloud.Time.GetUtcNow();
        await cloud.DrainAsync();
        Assert.Equal((first, kind), Seen(await WatchAsync(cloud), busy));

        cloud.Cloud.Time.Advance(TimeSpan.FromDays(40));
        await CallAsync(cloud, busy);
        DateTimeOffset second = cloud.Cloud.Time.GetUtcNow();
        await cloud.DrainAsync();
        IReadOnlyList<MemberCoverage> rows = await WatchAsync(cloud);
        Assert.Equal((second, kind), Seen(rows, busy));
        Assert.All(rows, static row => Assert.True(row.IsCovered));
        MemberCoverage silent = rows.Single(static row => row.Member == "Build");
        Assert.Null(silent.LastSeen);
        Assert.Equal("Nothing of it has arrived yet.", silent.Reason);
    }

    [Fact]
    public async Task A_new_member_is_covered_since_it_joined_and_the_others_since_the_trail_started()
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: true, sls: false);
        DateTimeOffset started = cloud.Cloud.Time.GetUtcNow();
        cloud.Cloud.Time.Advance(TimeSpan.FromDays(1));
        LocalAccount late = await cloud.Company.EnsureMemberAsync("Late", "Core", default);
        IReadOnlyList<MemberCoverage> rows = await WatchAsync(cloud);
        Assert.Equal(cloud.Cloud.Time.GetUtcNow(), rows.Single(row => row.AccountId == late.Id.Value).Since);
        Assert.All(rows.Where(row => row.AccountId != late.Id.Value), row => Assert.Equal(started, row.Since));
        Assert.All(rows, static row => Assert.Equal([DeliveryCloud.TrailName], row.Trails));
    }

    [Fact]
    public async Task Without_a_trail_that_logs_nobody_is_covered_and_the_reason_is_said()
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: true, sls: false, start: false);
        await AssertReasonAsync(cloud, $"Trail {DeliveryCloud.TrailName} was never started.", "Enable-AtTrail");
        await cloud.Trails.StartLoggingAsync(DeliveryCloud.TrailName, default);
        Assert.All(await WatchAsync(cloud), static row => Assert.True(row.IsCovered));
        await cloud.Trails.StopLoggingAsync(DeliveryCloud.TrailName, default);
        await AssertReasonAsync(cloud, $"Trail {DeliveryCloud.TrailName} does not log since 2026-01-01T00:00:00Z.", "Enable-AtTrail");
        await cloud.Trails.DeleteTrailAsync(DeliveryCloud.TrailName, default);
        await AssertReasonAsync(cloud, "The directory has no multi-account trail.", "#");
    }

    [Fact]
    public async Task What_a_trail_leaves_out_and_what_blocks_it_are_said()
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(
            organization: true, sls: false, change: static trail => trail with { EventRw = EventRw.Write, TrailRegion = TrailRegionSelection.Parse("cn-beijing") });
        MemberCoverage row = (await WatchAsync(cloud))[0];
        Assert.True(row.IsCovered);
        Assert.Equal("Covered in part: trail corp-audit takes Write events of cn-beijing.", row.Reason);

        await cloud.Roles.RemoveAsync(cloud.RoleName, default);
        await new TrailsClient(cloud.Cloud.Connect(cloud.Company.Members[0]).In(Core.Accounts.RegionId.Parse("cn-beijing"))).StartLoggingAsync("absent-trail", default).RefusedAsync(404, "TrailNotFoundException");
        await cloud.DrainAsync();
        Assert.StartsWith("Trail corp-audit is blocked at OSS: ", (await WatchAsync(cloud))[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_destination_that_cannot_be_read_is_said_and_nobody_is_called_silent()
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: true);
        var watch = new CoverageWatch(cloud.Cloud.Connect(cloud.Owner), reader: cloud.Cloud.Connect(cloud.Owner));
        IReadOnlyList<MemberCoverage> rows = await watch.WatchAsync(static _ => true, default).All();
        Assert.Contains("OSS of trail corp-audit", watch.Troubles.Keys);
        Assert.All(rows, static row => Assert.Equal(("", true), (row.Reason, row.IsCovered)));
    }

    private static (DateTimeOffset?, string) Seen(IReadOnlyList<MemberCoverage> rows, LocalAccount account)
    {
        MemberCoverage row = rows.Single(row => row.AccountId == account.Id.Value);
        return (row.LastSeen, row.LastSeenIn);
    }

    private static async Task AssertReasonAsync(DeliveryCloud cloud, string reason, string mend)
    {
        IReadOnlyList<MemberCoverage> rows = await WatchAsync(cloud);
        Assert.Equal(cloud.Company.Members.Count, rows.Count);
        Assert.All(rows, row => Assert.Equal((false, reason), (row.IsCovered, row.Reason)));
        Assert.All(rows, row => Assert.StartsWith(mend, row.Mend, StringComparison.Ordinal));
    }

    private static Task CallAsync(DeliveryCloud cloud, LocalAccount account) => new ResourceDirectoryClient(cloud.Cloud.Connect(account)).FindAsync(default);

    private static async Task<IReadOnlyList<MemberCoverage>> WatchAsync(DeliveryCloud cloud) =>
        await new CoverageWatch(cloud.Cloud.Connect(cloud.Owner), cloud.Archive).WatchAsync(static _ => true, default).All();
}
