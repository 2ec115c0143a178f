using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Ram;
using ActionTrail.Aliyun.Sls;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Events;
using ActionTrail.Core.Policies;
using ActionTrail.Engine.Delivery;
using ActionTrail.LocalCloud.Ledger;

namespace ActionTrail.LocalCloud.Tests.Delivery;

/// <summary>Platform operations (Inner-ActionTrail) go into a logstore of their own.</summary>
public sealed class PlatformDeliveryTests
{
    private static readonly SlsLogstoreName s_logstore = SlsLogstoreName.Parse("innertrail_" + DeliveryCloud.TrailName);

    [Fact]
    public async Task Imported_platform_operations_end_up_in_their_own_logstore_and_nowhere_else()
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: true, maxCompute: true);
        LocalAccount shop = cloud.Host.FindAccount("Shop");
        var import = new LedgerImport(cloud.Host);
        Assert.Equal(2, import.Import([(shop.Id, Operation(shop, "inner-1")), (shop.Id, Operation(shop, "inner-2", "cn-beijing"))]));
        Assert.Equal(0, import.Import([(shop.Id, Operation(shop, "inner-1"))]));
        import.Import([(cloud.Company.Management.Id, Operation(cloud.Company.Management, "inner-of-nobody"))]); // no member of its own directory
        cloud.Record(shop, 3);

        DeliveryStatus status = await cloud.DrainAsync();

        Assert.True(status.IsCaughtUp, status.Destinations.FirstOrDefault(lane => lane.Trouble is not null)?.Trouble?.Message);
        Assert.Equal([$"{shop.Id} inner-1", $"{shop.Id} inner-2"], await cloud.InInnerLogstoreAsync());
        Assert.DoesNotContain(cloud.Expected(), id => id.Contains("inner-", StringComparison.Ordinal));
        Assert.Equal(cloud.Expected(), await cloud.InLogstoreAsync());
        Assert.Equal(cloud.Expected(), await cloud.InBucketAsync());
        Assert.Equal(cloud.Expected(), await cloud.InTableAsync());
        Assert.All(status.Destinations, lane => Assert.Equal(
            (cloud.Expected().Count + (lane.Kind == DestinationKind.Sls ? 2 : 0), 0, 0), (lane.Delivered, lane.Pending, lane.Dead)));
        Assert.All(status.Destinations, lane => Assert.Equal(lane.Recorded, lane.Delivered));
        Assert.Empty(cloud.Cloud.Faults);

        cloud.Cloud.Reopen();
        await cloud.DrainAsync();
        Assert.Equal(2, (await cloud.InInnerLogstoreAsync()).Count);
    }

    [Fact]
    public async Task The_record_stays_as_it_came_and_its_fields_are_columns()
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: false, oss: false);
        byte[] record = Operation(cloud.Owner, "inner-1");
        new LedgerImport(cloud.Host).Import([(cloud.Owner.Id, record)]);
        await cloud.DrainAsync();

        var sls = new SlsClient(cloud.Archive);
        var all = new SlsLogQuery(new DateTimeOffset(2009, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
        IReadOnlyDictionary<string, string> log = Assert.Single((await sls.GetLogsAsync(DeliveryCloud.Project, s_logstore, all, default)).Logs);
        Assert.Equal(Encoding.UTF8.GetString(record), log["event"]);
        Assert.Single((await sls.GetLogsAsync(DeliveryCloud.Project, s_logstore, all with { Query = "event.EventProduct: OSS and event.EventLevel: NOTICE" }, default)).Logs);
        Assert.Empty((await sls.GetLogsAsync(DeliveryCloud.Project, s_logstore, all with { Query = "event.EventProduct: KMS" }, default)).Logs);
    }

    [Fact]
    public async Task A_role_that_may_not_write_them_is_explained_blocks_nothing_else_and_is_mended_without_loss()
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: true);
        await new RamClient(cloud.Archive).DetachPolicyAsync(cloud.RoleName, PolicyId.System(SystemPolicies.ActionTrailDefaultRole), default);
        LocalAccount shop = cloud.Host.FindAccount("Shop");
        new LedgerImport(cloud.Host).Import([(shop.Id, Operation(shop, "inner-1"))]);
        cloud.Record(shop, 5);

        LaneStatus blocked = (await cloud.DrainAsync()).Destinations.Single(lane => lane.Kind == DestinationKind.Sls);

        Assert.StartsWith(
            $"Role {cloud.Role.Arn} was expected to write to logstore 'innertrail_corp-audit' of project 'corp-audit-project' by policy AliyunActionTrailRolePolicy, but it has AliyunActionTrailDeliveryPolicy",
            blocked.Trouble!.Message, StringComparison.Ordinal);
        Assert.Equal($"New-AtDeliveryRole -Context {cloud.Company.LogArchive.Id} -Name {cloud.RoleName}", blocked.Trouble.Mend);
        Assert.Equal((1, 0), (blocked.Pending, blocked.Dead));
        Assert.Equal(blocked.Recorded, blocked.Delivered + blocked.Pending);
        Assert.Equal(5, (await cloud.InLogstoreAsync()).Count(id => id.Contains(" test-", StringComparison.Ordinal)));

        await cloud.Roles.EnsureAsync(cloud.RoleName, default);
        Assert.True((await cloud.DrainAsync()).IsCaughtUp);
        Assert.Equal([$"{shop.Id} inner-1"], await cloud.InInnerLogstoreAsync());
    }

    [Fact]
    public async Task Only_the_regions_of_the_trail_count_and_only_while_it_logs()
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(
            organization: false, oss: false, change: trail => trail with { TrailRegion = Core.Trails.TrailRegionSelection.Parse("cn-hangzhou"), EventRw = Core.Trails.EventRw.Write }, start: false);
        var import = new LedgerImport(cloud.Host);
        import.Import([(cloud.Owner.Id, Operation(cloud.Owner, "inner-before"))]);
        await cloud.Trails.StartLoggingAsync(DeliveryCloud.TrailName, default);
        import.Import([(cloud.Owner.Id, Operation(cloud.Owner, "inner-home")), (cloud.Owner.Id, Operation(cloud.Owner, "inner-away", "cn-beijing"))]);
        await cloud.Trails.StopLoggingAsync(DeliveryCloud.TrailName, default);
        import.Import([(cloud.Owner.Id, Operation(cloud.Owner, "inner-after"))]);

        Assert.True((await cloud.DrainAsync()).IsCaughtUp);
        Assert.Equal([$"{cloud.Owner.Id} inner-home"], await cloud.InInnerLogstoreAsync());
    }

    [Fact]
    public async Task A_history_job_delivers_those_from_before_the_trail_once_and_says_why_when_it_may_not()
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: true, oss: false, start: false);
        LocalAccount shop = cloud.Host.FindAccount("Shop");
        var import = new LedgerImport(cloud.Host);
        string lately = cloud.Cloud.Time.GetUtcNow().AddDays(-3).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        string longAgo = cloud.Cloud.Time.GetUtcNow().AddDays(-91).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        import.Import([(shop.Id, Operation(shop, "inner-before", time: lately)), (shop.Id, Operation(shop, "inner-long-ago", time: longAgo))]);
        cloud.Record(shop, 2, each => each with
        {
            Change = json =>
            {
                each.Change(json);
                json["eventTime"] = lately;
            },
        });
        await cloud.Trails.StartLoggingAsync(DeliveryCloud.TrailName, default);
        import.Import([(shop.Id, Operation(shop, "inner-live", time: lately))]);
        await new RamClient(cloud.Archive).DetachPolicyAsync(cloud.RoleName, PolicyId.System(SystemPolicies.ActionTrailDefaultRole), default);
        var history = new DeliveryHistoryClient(cloud.Cloud.Connect(cloud.Owner));
        long id = await history.CreateAsync(DeliveryCloud.TrailName, null, default);

        await cloud.DrainAsync();
        Assert.Equal(DeliveryHistoryStatus.Failed, (await history.GetAsync(id, default)).Status);
        Assert.Equal(2, (await cloud.InLogstoreAsync()).Count(entry => entry.Contains(" test-", StringComparison.Ordinal)));

        await cloud.Roles.EnsureAsync(cloud.RoleName, default);
        Assert.True((await cloud.DrainAsync()).IsCaughtUp);
        Assert.Equal(DeliveryHistoryStatus.Complete, (await history.GetAsync(id, default)).Status);
        Assert.Equal([$"{shop.Id} inner-before", $"{shop.Id} inner-live"], await cloud.InInnerLogstoreAsync());
        Assert.Equal(2, (await cloud.InLogstoreAsync()).Count(entry => entry.Contains(" test-", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_trail_without_log_service_delivers_none_and_look_ups_show_none()
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: false, sls: false);
        new LedgerImport(cloud.Host).Import([(cloud.Owner.Id, Operation(cloud.Owner, "inner-1"))]);

        DeliveryStatus status = await cloud.DrainAsync();

        Assert.Equal(DestinationKind.Oss, Assert.Single(status.Destinations).Kind);
        Assert.DoesNotContain(await cloud.InBucketAsync(), id => id.Contains("inner-1", StringComparison.Ordinal));
        var times = new EventQuery { StartTime = cloud.Cloud.Time.GetUtcNow().AddDays(-80), EndTime = cloud.Cloud.Time.GetUtcNow().AddDays(1) };
        Assert.NotEmpty(await cloud.Trails.LookupEventsAsync(times, default).All());
        Assert.All(await cloud.Trails.LookupEventsAsync(times, default).All(), (AuditEvent shown) => Assert.False(shown.IsPlatformOperation));
    }

    [Fact]
    public async Task Nobody_else_may_write_into_their_logstore()
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: false, oss: false);
        var sls = new SlsClient(cloud.Archive);
        await sls.CreateLogstoreAsync(DeliveryCloud.Project, new SlsLogstore { Name = s_logstore.Value }, default);

        ApiException refused = await Assert.ThrowsAsync<ApiException>(
            () => sls.PutLogsAsync(DeliveryCloud.Project, s_logstore, new SlsLogGroup([SlsLog.Single(cloud.Cloud.Time.GetUtcNow(), "event", "{}")]), default));
        Assert.Equal(ApiErrorKind.Denied, refused.Kind);
    }

    private static byte[] Operation(LocalAccount account, string id, string region = "cn-hangzhou", string? time = null)
    {
        string sample = Path.Combine(Repository.Root, "tests", "Fixtures", "Events", "inner-ReadBucketQuota.platform-operation.json");
        JsonObject record = JsonNode.Parse(File.ReadAllText(sample))!.AsObject();
        record["EventID"] = id;
        record["EventTime"] = time ?? (string?)record["EventTime"];
        record["ResourceOwnerID"] = account.Id.Value;
        record["ResourceRegionID"] = region;
        return Encoding.UTF8.GetBytes(record.ToJsonString());
    }
}
