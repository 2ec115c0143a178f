using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ActionTrail.Aliyun.Oss;
using ActionTrail.Aliyun.Sls;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Arns;
using ActionTrail.Core.Destinations;
using ActionTrail.Engine.Delivery;
using ActionTrail.Engine.Delivery.Sinks;
using ActionTrail.LocalCloud.Delivery;
using ActionTrail.LocalCloud.Ledger;

namespace ActionTrail.LocalCloud.Tests.Delivery;

public sealed class DeliveryEndToEndTests
{
    [Theory]
    [InlineData(true, true, false, false)]
    [InlineData(true, false, true, false)]
    [InlineData(true, false, false, true)]
    [InlineData(false, true, false, false)]
    [InlineData(false, false, true, false)]
    [InlineData(false, false, false, true)]
    [InlineData(true, true, true, true)]
    public async Task Each_kind_of_trail_fills_each_kind_of_destination(bool organization, bool oss, bool sls, bool maxCompute)
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization, oss, sls, maxCompute);
        foreach (LocalAccount account in cloud.Host.Accounts)
        {
            cloud.Record(account, 30);
        }

        DeliveryStatus status = await cloud.DrainAsync();
        Assert.True(status.IsCaughtUp, status.Destinations[0].Trouble?.Message);
        IReadOnlyList<string> expected = cloud.Expected();
        Assert.InRange(expected.Count, organization ? 150 : 30, 400);
        Assert.Equal(organization ? cloud.Company.Members.Count : 1, expected.Select(id => id[..16]).Distinct().Count());
        if (oss)
        {
            Assert.Equal(expected, await cloud.InBucketAsync());
        }

        if (sls)
        {
            Assert.Equal(expected, await cloud.InLogstoreAsync());
        }

        if (maxCompute)
        {
            Assert.Equal(expected, await cloud.InTableAsync());
        }

        Assert.All(status.Destinations, lane => Assert.Equal((expected.Count, expected.Count, 0, 0), (lane.Recorded, lane.Delivered, lane.Pending, lane.Dead)));
        Assert.Empty(cloud.Cloud.Faults);
    }

    [Fact]
    public async Task Objects_lie_where_the_documents_say()
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: true, sls: false);
        LocalAccount shop = cloud.Host.FindAccount("Shop");
        cloud.Record(shop, 3, each => each with { Region = "cn-shanghai" });
        cloud.Record(shop, 2, each => each with { Region = "cn-beijing", IsGlobal = true });
        await cloud.DrainAsync();
        string directory = (await cloud.Company.Directory.FindAsync(default))!.ResourceDirectoryId;
        IReadOnlyList<string> keys = await cloud.KeysAsync();
        Assert.Single(keys, key => Regex.IsMatch(key, $@"^corp-audit/AliyunLogs/Actiontrail/{directory}/{shop.Id}/cn-shanghai/2024/05/01/Actiontrail_cn-shanghai_20240501000003_1002_3_\d+_[0-9a-f]{{32}}\.gz$"));
        Assert.DoesNotContain(keys, key => key.Contains("cn-beijing", StringComparison.Ordinal)); // global events are filed at home
        Assert.Contains(keys, key => key.Contains($"{shop.Id}/cn-hangzhou/2024/05/01/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_second_delivery_adds_nothing_and_a_restart_goes_on_where_it_stopped()
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: true);
        cloud.Record(cloud.Host.FindAccount("Shop"), 20);
        await cloud.DrainAsync();
        IReadOnlyList<string> keys = await cloud.KeysAsync();
        await cloud.DrainAsync();
        Assert.Equal(keys, await cloud.KeysAsync());

        cloud.Cloud.Reopen();
        cloud.Record(cloud.Host.FindAccount("Build"), 5);
        DeliveryStatus status = await cloud.DrainAsync();
        Assert.True(status.IsCaughtUp);
        Assert.Equal(cloud.Expected(), await cloud.InBucketAsync());
        Assert.Equal(cloud.Expected(), await cloud.InLogstoreAsync());
    }

    [Fact]
    public async Task Members_that_join_are_covered_from_then_on_and_those_that_leave_no_longer()
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: true);
        LocalAccount joined = await cloud.Company.EnsureMemberAsync("Newcomer", "Development", default);
        cloud.Record(joined, 4);
        await cloud.DrainAsync();
        await cloud.Company.Directory.SwitchMemberTypeAsync(joined.Id.Value, "CloudAccount", default);
        await cloud.Company.Directory.RemoveMemberAsync(joined.Id.Value, default);
        cloud.Record(joined, 7);
        Assert.True((await cloud.DrainAsync()).IsCaughtUp);
        Assert.Equal(4, (await cloud.InBucketAsync()).Count(id => id.Contains($"{joined.Id} test-", StringComparison.Ordinal)));
        Assert.Equal(cloud.Expected(), await cloud.InBucketAsync());
    }

    [Fact]
    public async Task Stopping_and_refiltering_a_trail_holds_for_what_comes_after()
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: false, sls: false);
        LocalAccount shop = cloud.Owner;
        cloud.Record(shop, 1, each => each with { Rw = "Read" });
        Trail trail = (await cloud.Trails.FindTrailAsync(DeliveryCloud.TrailName, default))!;
        await cloud.Trails.UpdateTrailAsync(trail.ToDefinition() with { EventRw = Core.Trails.EventRw.Write }, default);
        cloud.Record(shop, 2, each => each with { Rw = "Read" });
        cloud.Record(shop, 3);
        await cloud.Trails.StopLoggingAsync(DeliveryCloud.TrailName, default);
        cloud.Record(shop, 4);
        await cloud.Trails.StartLoggingAsync(DeliveryCloud.TrailName, default);
        cloud.Record(shop, 5);
        await cloud.DrainAsync();
        Assert.Equal(1 + 3 + 5, (await cloud.InBucketAsync()).Count(id => id.Contains("test-", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Imported_old_events_are_filed_under_their_own_day()
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: true, sls: false);
        cloud.Record(cloud.Host.FindAccount("Shop"), 2, each => each with { Change = json => json["eventTime"] = "2016-02-29T23:59:59Z" });
        await cloud.DrainAsync();
        Assert.Contains(await cloud.KeysAsync(), key => key.Contains("/2016/02/29/Actiontrail_cn-hangzhou_20160229235959_1002_2_", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Logs_carry_the_event_its_topic_and_its_time()
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: false, oss: false);
        cloud.Record(cloud.Owner, 1);
        await cloud.DrainAsync();
        var sls = new SlsClient(cloud.Archive);
        SlsLogstoreName logstore = DeliveryNames.LogstoreFor(Core.Trails.TrailName.Parse(DeliveryCloud.TrailName));
        var query = new SlsLogQuery(new DateTimeOffset(2024, 5, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2024, 5, 2, 0, 0, 0, TimeSpan.Zero)) { Topic = "actiontrail_audit_event" };
        IReadOnlyDictionary<string, string> log = Assert.Single((await sls.GetLogsAsync(DeliveryCloud.Project, logstore, query, default)).Logs);
        Assert.Equal("test-00000", JsonNode.Parse(log["event"])!["eventId"]!.GetValue<string>());
        Assert.Equal("1714521601", log["__time__"]);
        Assert.True((await sls.GetIndexAsync(DeliveryCloud.Project, logstore, default)).Keys!["event"].JsonKeys!.ContainsKey("userIdentity.accountId"));
    }

    [Fact]
    public async Task A_missing_trust_is_explained_and_mended_without_loss()
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: true);
        await cloud.Roles.TrustAsync(cloud.RoleName, Core.Policies.TrustPolicy.ForService("actiontrail.aliyuncs.com", null), default);
        cloud.Record(cloud.Host.FindAccount("Shop"), 10);
        DeliveryStatus blocked = await cloud.DrainAsync();
        Assert.All(blocked.Destinations, lane =>
        {
            Assert.Equal($"Role {cloud.Role.Arn} was expected to trust {cloud.Owner.Id}@actiontrail.aliyuncs.com, but it trusts actiontrail.aliyuncs.com.", lane.Trouble!.Message);
            Assert.StartsWith("Set-AtTrustPolicy", lane.Trouble.Mend, StringComparison.Ordinal);
            Assert.Equal(0, lane.Delivered);
        });
        TrailStatus reported = await cloud.Trails.GetTrailStatusAsync(DeliveryCloud.TrailName, default);
        Assert.Contains("was expected to trust", reported.LatestDeliveryError, StringComparison.Ordinal);

        await cloud.Roles.TrustAsync(cloud.RoleName, cloud.Owner.Id, default);
        await EverythingArrivesAsync(cloud);
        Assert.Equal("", (await cloud.Trails.GetTrailStatusAsync(DeliveryCloud.TrailName, default)).LatestDeliveryError);
    }

    [Fact]
    public async Task A_missing_policy_is_explained_and_mended_without_loss()
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: true);
        await cloud.Roles.DetachPoliciesAsync(cloud.RoleName, default);
        cloud.Record(cloud.Host.FindAccount("Shop"), 10);
        DeliveryStatus blocked = await cloud.DrainAsync();
        Assert.All(blocked.Destinations, lane =>
        {
            Assert.Contains(cloud.Role.Arn, lane.Trouble!.Message, StringComparison.Ordinal);
            Assert.Contains("AliyunActionTrailDeliveryPolicy, but it has no policy", lane.Trouble.Message, StringComparison.Ordinal);
            Assert.StartsWith("New-AtDeliveryRole", lane.Trouble.Mend, StringComparison.Ordinal);
        });
        await cloud.Roles.EnsureAsync(cloud.RoleName, default);
        await EverythingArrivesAsync(cloud);
    }

    [Fact]
    public async Task A_deleted_bucket_is_explained_blocks_nobody_else_and_is_mended_without_loss()
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: true);
        await new OssClient(cloud.Archive).DeleteBucketAsync(DeliveryCloud.Bucket, default);
        cloud.Record(cloud.Host.FindAccount("Shop"), 10);
        DeliveryStatus blocked = await cloud.DrainAsync();
        LaneStatus oss = blocked.Destinations.Single(lane => lane.Kind == DestinationKind.Oss);
        Assert.Equal("Bucket 'corp-audit-bucket' was expected to exist, but Oss.PutObject answered NoSuchBucket.", oss.Trouble!.Message);
        Assert.Contains("New-AtOssDestination", oss.Trouble.Mend, StringComparison.Ordinal);
        Assert.Equal(0, blocked.Destinations.Single(lane => lane.Kind == DestinationKind.Sls).Pending);
        await cloud.MakeBucketAsync();
        await EverythingArrivesAsync(cloud);
    }

    [Fact]
    public async Task A_locked_bucket_takes_an_object_once_and_writing_it_again_counts_as_done()
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: true, sls: false, retentionDays: 365);
        cloud.Record(cloud.Host.FindAccount("Shop"), 2);
        EventLedger ledger = cloud.Host.Cloud.Ledger;
        using EventChunk events = ledger.Fetch([ledger.LastPosition - 1, ledger.LastPosition]);
        var batch = new DeliveryBatch(new PartitionKey(events.Events[0].AccountId, "cn-hangzhou", "20240501"), [.. events.Events]);
        var arn = TrailArn.Parse($"acs:actiontrail:cn-hangzhou:{cloud.Owner.Id}:trail/{DeliveryCloud.TrailName}");
        using var role = new WriteRole(RoleArn.Parse(cloud.Role.Arn), cloud.Owner.Id, new GatewayRoleSessions(cloud.Host.Cloud, cloud.Host.Gateway), cloud.Cloud.Time);
        var target = new BucketTarget(DeliveryCloud.Bucket, DeliveryCloud.Region, OssKeyPrefix.Parse("corp-audit"), role.Arn);
        var sink = new OssSink(new TrailIdentity(arn, "rd-abcdef"), target, new OssObjectWriter(target, role, new OssClient(cloud.Host.Connect(role, DeliveryCloud.Region))));
        await sink.WriteAsync(batch, default);
        await sink.WriteAsync(batch, default);
        Assert.Single(await cloud.KeysAsync());
    }

    private static async Task EverythingArrivesAsync(DeliveryCloud cloud)
    {
        DeliveryStatus mended = await cloud.DrainAsync();
        Assert.True(mended.IsCaughtUp, mended.Destinations.FirstOrDefault(lane => lane.Trouble is not null)?.Trouble?.Message);
        Assert.Equal(cloud.Expected(), await cloud.InBucketAsync());
        Assert.Equal(cloud.Expected(), await cloud.InLogstoreAsync());
    }
}
