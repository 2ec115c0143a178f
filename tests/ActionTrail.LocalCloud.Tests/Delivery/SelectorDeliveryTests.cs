using System.Text;
using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Oss;
using ActionTrail.Aliyun.Sls;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Events;
using ActionTrail.Engine.Delivery;
using ActionTrail.Engine.Verification;
using ActionTrail.LocalCloud.Storage;
using ActionTrail.LocalCloud.Tests.Ledger;
using ActionTrail.LocalCloud.Tests.Trails;
using ActionTrail.LocalCloud.Trails;

namespace ActionTrail.LocalCloud.Tests.Delivery;

public sealed class SelectorDeliveryTests
{
    private static readonly SlsLogstoreName s_logstore = SlsLogstoreName.Parse("actiontrail_" + DeliveryCloud.TrailName);

    [Fact]
    public async Task Data_events_are_delivered_as_they_were_selected_when_they_were_recorded()
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: false, sls: false);
        cloud.Record(cloud.Owner, 1, Data("Oss", "PutObject"));
        await PutAsync(cloud, """[{"ServiceName":"Oss","ReadWriteType":"Write","EventName":{"NotEquals":["DeleteObject"]},"ResourceArn":{"Equals":["acs:oss:*:*:shop/*"]}},{"ServiceName":"Ots"}]""", "cn-hangzhou", "cn-beijing");
        cloud.Record(cloud.Owner, 1, Data("Oss", "PutObject")); // 1
        cloud.Record(cloud.Owner, 1, Data("Oss", "DeleteObject"));
        cloud.Record(cloud.Owner, 1, each => Data("Oss", "GetObject")(each) with { Rw = "Read" });
        cloud.Record(cloud.Owner, 1, Data("Oss", "PutObject", bucket: "other"));
        cloud.Record(cloud.Owner, 1, each => Data("Oss", "PutObject")(each) with { Region = "cn-shanghai" });
        cloud.Record(cloud.Owner, 1, each => Data("Ots", "GetRow")(each) with { Region = "cn-beijing", Rw = "Read" }); // 6
        cloud.Record(cloud.Company.Management, 1, Data("Oss", "PutObject"));
        await new DataEventClient(cloud.Cloud.Connect(cloud.Owner)).DeleteAsync(DeliveryCloud.TrailName, default);
        cloud.Record(cloud.Owner, 1, Data("Oss", "PutObject"));

        DeliveryStatus status = await cloud.DrainAsync();

        Assert.True(status.IsCaughtUp, status.Destinations.FirstOrDefault(lane => lane.Trouble is not null)?.Trouble?.Message);
        Assert.Equal(["test-00001"], await InProjectAsync(cloud, "cn-hangzhou"));
        Assert.Equal(["test-00006"], await InProjectAsync(cloud, "cn-beijing"));
        Assert.Equal(cloud.Expected(), await cloud.InBucketAsync());
        LaneStatus logs = status.Destinations.Single(lane => lane.Kind == DestinationKind.Sls);
        Assert.Equal((2, 2, 0, 0), (logs.Recorded, logs.Delivered, logs.Pending, logs.Dead));
        Assert.Empty(cloud.Cloud.Faults);

        cloud.Cloud.Reopen();
        await cloud.DrainAsync();
        Assert.Single(await InProjectAsync(cloud, "cn-hangzhou"));
    }

    [Fact]
    public async Task Calls_of_members_are_selected_and_the_own_writes_of_delivery_are_not()
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: true, sls: false);
        await PutAsync(cloud, """[{"ServiceName":"Oss"},{"ServiceName":"Sls"}]""");
        LocalAccount shop = cloud.Host.FindAccount("Shop");
        var bucket = BucketName.Parse("shop-of-data");
        var oss = new OssClient(cloud.Cloud.Connect(shop));
        await oss.PutBucketAsync(bucket, PutBucketOptions.Default, default);
        await oss.PutObjectAsync(bucket, ObjectKey.Parse("a/b"), new byte[3], new PutObjectOptions(), default);

        DeliveryStatus status = await cloud.DrainAsync();

        Assert.True(status.IsCaughtUp);
        IReadOnlyList<AuditEvent> calls = await CallsAsync(cloud);
        Assert.Equal("PutObject", Assert.Single(calls, call => call.AccountId == shop.Id.Value).EventName);
        Assert.Contains(calls, call => call.AccountId == cloud.Company.LogArchive.Id.Value && call.EventName == "PutObject"); // the trail's own files
        Assert.DoesNotContain(calls, call => call.EventName == "PostLogStoreLogs");
        Assert.All(calls, call => Assert.Equal("Data", call.EventCategory));
    }

    [Fact]
    public async Task A_region_that_refuses_says_so_until_it_is_mended()
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: false, sls: false);
        await PutAsync(cloud, """[{"ServiceName":"Oss"}]""");
        string project = $"actiontrail-log-{cloud.Owner.Id}-cn-hangzhou";
        var other = new SlsClient(cloud.Archive);
        await other.CreateProjectAsync(SlsProjectName.Parse(project), "", default);
        cloud.Record(cloud.Owner, 2, Data("Oss", "PutObject"));

        Assert.True((await cloud.DrainAsync()).IsBlocked);
        Assert.Equal("failure", await StatusAsync(cloud));

        await other.DeleteProjectAsync(SlsProjectName.Parse(project), default);
        Assert.True((await cloud.DrainAsync()).IsCaughtUp);
        Assert.Equal("success", await StatusAsync(cloud));
        IDeliveryStatusSource counts = cloud.Host.Delivery;
        TrailDocument trail = TrailCatalog.Find(cloud.Host.Cloud, cloud.Owner.Id.Value, DeliveryCloud.TrailName)!;
        DeliveryAttempts attempts = Assert.Single(counts.AttemptsOf(trail, DestinationKind.Sls, DateTimeOffset.MinValue, cloud.Cloud.Time.GetUtcNow()));
        Assert.Equal((1, 1), (attempts.Succeeded, attempts.Failed));
        Assert.Equal(2, (await InProjectAsync(cloud, "cn-hangzhou")).Count);
    }

    [Fact]
    public async Task A_status_that_cannot_be_noted_repeats_no_write_and_is_noted_with_the_next_one()
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: false, sls: false);
        await PutAsync(cloud, """[{"ServiceName":"Oss"}]""");
        var project = SlsProjectName.Parse($"actiontrail-log-{cloud.Owner.Id}-cn-hangzhou");
        var other = new SlsClient(cloud.Archive);
        await other.CreateProjectAsync(project, "", default);
        cloud.Record(cloud.Owner, 2, Data("Oss", "PutObject"));
        await cloud.DrainAsync();
        Assert.Equal("failure", await StatusAsync(cloud));

        await other.DeleteProjectAsync(project, default);
        bool first = true;
        Task released = Task.CompletedTask;
        cloud.Cloud.Delivery = new() { Network = inner => new WatchedNetwork(inner, Hold) };
        cloud.Cloud.Reopen();
        await cloud.DrainAsync();
        await released;
        Assert.Equal("failure", await StatusAsync(cloud));

        cloud.Record(cloud.Owner, 1, Data("Oss", "PutObject"));
        Assert.True((await cloud.DrainAsync()).IsCaughtUp);
        Assert.Equal("success", await StatusAsync(cloud));
        Assert.Equal(["test-00000", "test-00001", "test-00002"], await InProjectAsync(cloud, "cn-hangzhou"));

        void Hold(HttpRequestMessage request)
        {
            if (first && request.RequestUri!.AbsolutePath.EndsWith("/shards/lb", StringComparison.Ordinal))
            {
                first = false;
                released = HoldAsync(Path.Combine(cloud.Host.Folder, "cloud.db"));
            }
        }
    }

    [Fact]
    public async Task Insight_events_of_selected_types_get_files_of_their_own_and_logs()
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: false);
        cloud.Record(cloud.Owner, 1, Insight("IpInsight"));
        await new InsightsClient(cloud.Cloud.Connect(cloud.Owner)).PutSelectorsAsync(DeliveryCloud.TrailName, ["IpInsight"], default);
        cloud.Record(cloud.Owner, 2, Insight("IpInsight"));
        cloud.Record(cloud.Owner, 4, Insight("AkInsight"));

        DeliveryStatus status = await cloud.DrainAsync();

        Assert.True(status.IsCaughtUp);
        Assert.Single(await cloud.KeysAsync(), key => key.StartsWith("corp-audit/AliyunLogs/Actiontrail-Insight/cn-hangzhou/2024/05/01/Actiontrail_cn-hangzhou_20240501000003_1002_2_", StringComparison.Ordinal));
        int logged = (await cloud.InLogstoreAsync()).Count(id => id.Contains(" test-", StringComparison.Ordinal));
        Assert.Equal(2, logged);
        Assert.All(status.Destinations, lane => Assert.Equal((cloud.Expected().Count + 2, 0, 0), (lane.Delivered, lane.Pending, lane.Dead)));
    }

    private static Task PutAsync(DeliveryCloud cloud, string selectors, params string[] regions) => new DataEventClient(cloud.Cloud.Connect(cloud.Owner)).PutAsync(
        new DataEventSelection { TrailName = DeliveryCloud.TrailName, EventSelectors = selectors, RegionIds = regions }, default);

    private static Func<TestEvent, TestEvent> Data(string service, string name, string bucket = "shop") => each => each with
    {
        Service = service,
        Name = name,
        Category = "Data",
        Change = json =>
        {
            each.Change(json);
            json["requestParameters"] = new JsonObject { ["bucketName"] = bucket, ["objectName"] = "some/key" };
        },
    };

    private static Func<TestEvent, TestEvent> Insight(string type) => each => each with
    {
        Category = "Insight",
        Change = json =>
        {
            each.Change(json);
            json["insightDetails"] = new JsonObject { ["insightType"] = type };
        },
    };

    private static async Task<IReadOnlyList<string>> InProjectAsync(DeliveryCloud cloud, string region) =>
        [.. (await Delivered(cloud, region).ReadAsync(default).All()).Select(each => each.EventId).Order(StringComparer.Ordinal)];

    private static async Task<IReadOnlyList<AuditEvent>> CallsAsync(DeliveryCloud cloud)
    {
        var query = new SlsLogQuery(TestEvent.Epoch.AddYears(-10), TestEvent.Epoch.AddYears(10));
        var sls = new SlsClient(cloud.Cloud.Connect(cloud.Owner));
        var project = SlsProjectName.Parse($"actiontrail-log-{cloud.Owner.Id}-{DeliveryCloud.Region}");
        return [.. (await sls.ReadLogsAsync(project, s_logstore, query, default).All()).Select(log => AuditEvent.Parse(Encoding.UTF8.GetBytes(log["event"])))];
    }

    private static SlsDeliveredEvents Delivered(DeliveryCloud cloud, string region) => new(
        cloud.Cloud.Connect(cloud.Owner).In(RegionId.Parse(region)), SlsProjectName.Parse($"actiontrail-log-{cloud.Owner.Id}-{region}"), s_logstore);

    private static async Task<string> StatusAsync(DeliveryCloud cloud)
    {
        Aliyun.Pop.PopAnswer answer = await cloud.Cloud.Connect(cloud.Owner).TrailsAsync("GetDataEventSelector", "TrailName=" + DeliveryCloud.TrailName);
        return answer.List("SlsDeliveryConfigs").Single().Text("Status");
    }

    /// <summary>Holds a database for longer than anybody waits for it.</summary>
    private static async Task HoldAsync(string file)
    {
        using var other = SqliteDatabase.Open(file);
        other.Execute("BEGIN IMMEDIATE");
        await Task.Delay(TimeSpan.FromSeconds(7), TimeProvider.System);
    }

    /// <summary>Tells of every request when it was answered.</summary>
    private sealed class WatchedNetwork(HttpMessageHandler inner, Action<HttpRequestMessage> answered) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            answered(request);
            return response;
        }
    }
}
