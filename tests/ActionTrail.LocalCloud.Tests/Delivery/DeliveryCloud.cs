using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Destinations;
using ActionTrail.Engine.Delivery;
using ActionTrail.Engine.Setup;
using ActionTrail.Engine.Verification;
using ActionTrail.LocalCloud.Delivery;
using ActionTrail.LocalCloud.Samples;
using ActionTrail.LocalCloud.Tests.Ledger;
using ActionTrail.LocalCloud.Trails;

namespace ActionTrail.LocalCloud.Tests.Delivery;

/// <summary>A company with a trail into its log archive, all of it set up through the production clients.</summary>
internal sealed class DeliveryCloud : IDisposable
{
    public const string TrailName = "corp-audit";
    public static readonly RegionId Region = TestCloud.Region;
    public static readonly BucketName Bucket = BucketName.Parse("corp-audit-bucket");
    public static readonly SlsProjectName Project = SlsProjectName.Parse("corp-audit-project");
    public static readonly MaxComputeProjectName Warehouse = MaxComputeProjectName.Parse("actiontrail_corp");
    private readonly LocalAccount _archive;
    private int _events;

    private DeliveryCloud(SampleCompany company, TestCloud cloud)
    {
        Company = company;
        Cloud = cloud;
        _archive = company.LogArchive;
    }

    public TestCloud Cloud { get; }

    public SampleCompany Company { get; }

    public LocalCloudHost Host => Cloud.Host;

    public DeliveryRole Role { get; private set; } = null!;

    public RoleName RoleName { get; } = RoleName.Parse(DeliveryRoleSetup.DefaultName);

    /// <summary>Who owns the trail: the management account, or a member for a single-account trail.</summary>
    public LocalAccount Owner { get; private set; } = null!;

    public CloudConnection Archive => Cloud.Connect(_archive);

    public TrailsClient Trails => new(Cloud.Connect(Owner));

    public DeliveryRoleSetup Roles => new(Archive);

    public static async Task<DeliveryCloud> CreateAsync(bool organization, bool oss = true, bool sls = true, bool maxCompute = false, int? retentionDays = null, Func<TrailDefinition, TrailDefinition>? change = null, bool start = true, DeliveryHostOptions? options = null)
    {
        var cloud = new TestCloud(options);
        var delivery = new DeliveryCloud(await SampleCompany.EnsureAsync(cloud.Host, Region, default), cloud);
        delivery.Owner = organization ? delivery.Company.Management : cloud.Host.FindAccount("Shop");
        await delivery.Roles.EnsureAsync(delivery.RoleName, default);
        delivery.Role = await delivery.Roles.TrustAsync(delivery.RoleName, delivery.Owner.Id, default);
        var destinations = new List<Destination>();
        if (oss)
        {
            destinations.Add(await delivery.MakeBucketAsync(retentionDays));
        }

        if (sls)
        {
            destinations.Add(await new SlsDestinationSetup(delivery.Archive).EnsureAsync(Project, default));
        }

        if (maxCompute)
        {
            destinations.Add(await new MaxComputeDestinationSetup(delivery.Archive).EnsureAsync(Warehouse, delivery._archive.Id, default));
        }

        var definition = new TrailDefinition { Name = TrailName, IsOrganizationTrail = organization };
        await delivery.Trails.CreateTrailAsync(TrailSetup.Define((change ?? (static same => same))(definition), destinations, delivery.Role.Arn), default);
        if (start)
        {
            await delivery.Trails.StartLoggingAsync(TrailName, default);
        }

        return delivery;
    }

    public Task<OssDestination> MakeBucketAsync(int? retentionDays = null) => new OssDestinationSetup(Archive).EnsureAsync(
        new OssDestinationRequest { Bucket = Bucket, KeyPrefix = OssKeyPrefix.Parse("corp-audit"), RetentionDays = retentionDays, Encryption = OssEncryption.Aes256 }, default);

    /// <summary>Records events of an account, as its own calls would.</summary>
    public void Record(LocalAccount account, int count, Func<TestEvent, TestEvent>? change = null) =>
        Host.Cloud.Ledger.AppendMany([.. Enumerable.Range(0, count).Select(_ =>
        {
            var each = new TestEvent($"test-{_events++:00000}") { Account = account.Id.Value, Second = _events, Change = json => json["recipientAccountId"] = account.Id.Value };
            return (change?.Invoke(each) ?? each).Entry;
        })]);

    public Task<DeliveryStatus> DrainAsync() => Host.Delivery.DrainAsync(Owner.Id, TrailName, default);

    /// <summary>Account and id of the events that the trail must have delivered.</summary>
    public IReadOnlyList<string> Expected() =>
        [.. new TrailCoverage(Host).Events(Owner.Id, TrailName).Select(covered => $"{covered.AccountId} {covered.EventId}").Order(StringComparer.Ordinal)];

    public async Task<IReadOnlyList<string>> InBucketAsync() => await IdsAsync(new OssDeliveredEvents(Archive, Bucket, OssKeyPrefix.Parse("corp-audit"), Owner.Id.Value));

    public async Task<IReadOnlyList<string>> InLogstoreAsync() => await IdsAsync(new SlsDeliveredEvents(Archive, Project, DeliveryNames.LogstoreFor(Core.Trails.TrailName.Parse(TrailName))));

    public async Task<IReadOnlyList<string>> InInnerLogstoreAsync() => await IdsAsync(new SlsDeliveredEvents(Archive, Project, DeliveryNames.InnerLogstoreFor(Core.Trails.TrailName.Parse(TrailName))));

    public async Task<IReadOnlyList<string>> InTableAsync() => await IdsAsync(new MaxComputeDeliveredEvents(Archive, Warehouse, DeliveryNames.TableFor(Core.Trails.TrailName.Parse(TrailName))));

    public async Task<IReadOnlyList<string>> KeysAsync()
    {
        var keys = new List<string>();
        await foreach (OssObjectSummary summary in new OssClient(Archive).ListObjectsAsync(Bucket, new ListObjectsOptions(), default))
        {
            keys.Add(summary.Key.Value);
        }

        return keys;
    }

    public void Dispose() => Cloud.Dispose();

    private static async Task<IReadOnlyList<string>> IdsAsync(IDeliveredEvents events) =>
        [.. (await events.ReadAsync(default).All()).Select(each => $"{each.AccountId} {each.EventId}").Order(StringComparer.Ordinal)];
}
