using System.Collections.Concurrent;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.MaxCompute;
using ActionTrail.Aliyun.Oss;
using ActionTrail.Aliyun.Sls;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Archive;
using ActionTrail.Core.Arns;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Policies;
using ActionTrail.Engine.Delivery;
using ActionTrail.Engine.Delivery.Seals;
using ActionTrail.Engine.Delivery.Sinks;
using ActionTrail.LocalCloud.ResourceManager;
using ActionTrail.LocalCloud.Trails;

namespace ActionTrail.LocalCloud.Delivery;

/// <summary>Makes the lanes of a trail: one per kind of destination, each with its own write role and the production client of its service.</summary>
/// <param name="cloud">State of the cloud.</param>
/// <param name="transport">Carries the clients' requests.</param>
/// <param name="sessions">How write roles are assumed.</param>
/// <param name="options">Limits, pace and retries.</param>
internal sealed class TrailLanes(CloudState cloud, HttpMessageInvoker transport, IWriteRoleSessions sessions, DeliveryHostOptions options)
{
    /// <summary>Name of a lane in the store; a trail that was deleted and made again is another trail.</summary>
    /// <param name="trail">The trail.</param>
    /// <param name="kind">Kind of the destination.</param>
    /// <returns>The key.</returns>
    public static string KeyOf(TrailDocument trail, DestinationKind kind) => $"{KeyOf(trail)}/{kind}";

    /// <summary>Names of all lanes of a trail into one kind of destination, whatever events they carry; history jobs tell for themselves.</summary>
    /// <param name="trail">The trail.</param>
    /// <param name="kind">Kind of the destination.</param>
    /// <returns>The keys, management events first, in the order in which troubles are told.</returns>
    public static IReadOnlyList<string> KeysOf(TrailDocument trail, DestinationKind kind) => kind switch
    {
        DestinationKind.Oss => [KeyOf(trail, kind), InsightKey(trail, kind)],
        DestinationKind.Sls => [KeyOf(trail, kind), PlatformKey(trail), InsightKey(trail, kind), DataKey(trail)],
        _ => [KeyOf(trail, kind)],
    };

    /// <summary>Name of a trail that no other trail has, not even a later one of the same ARN.</summary>
    /// <param name="trail">The trail.</param>
    /// <returns>The key.</returns>
    public static string KeyOf(TrailDocument trail) => FormattableString.Invariant($"{trail.Arn}@{trail.CreatedAt.UtcTicks}");

    /// <summary>The lanes of a trail's management events.</summary>
    /// <param name="trail">The trail.</param>
    /// <returns>A lane for every kind, also for those that the trail has no destination of yet.</returns>
    public IReadOnlyList<LaneDefinition> Of(TrailDocument trail) =>
    [
        Files(trail, KeyOf(trail, DestinationKind.Oss), ArchiveKind.Management, static sink => sink),
        Lane(trail, DestinationKind.Sls, KeyOf(trail, DestinationKind.Sls), Logstore(trail)),
        Lane(trail, DestinationKind.MaxCompute, KeyOf(trail, DestinationKind.MaxCompute), Table(trail)),
    ];

    /// <summary>A lane of a history job: into the trail's logstore, or into that of platform operations.</summary>
    /// <param name="trail">The trail.</param>
    /// <param name="job">The job.</param>
    /// <param name="arePlatformOperations">Which of the two.</param>
    /// <returns>The lane.</returns>
    public LaneDefinition Of(TrailDocument trail, HistoryJobDocument job, bool arePlatformOperations)
    {
        string key = FormattableString.Invariant($"{KeyOf(trail)}/History/{job.JobId}@{job.CreatedAt.UtcTicks}");
        return Lane(trail, DestinationKind.Sls, arePlatformOperations ? key + "/Platform" : key, Logstore(trail, arePlatformOperations));
    }

    /// <summary>The lane of a trail's data events: into Log Service of the trail's owner, whatever the trail's destinations are.</summary>
    /// <param name="trail">The trail.</param>
    /// <returns>The lane.</returns>
    public LaneDefinition DataEvents(TrailDocument trail)
    {
        WriteRole role = RoleOf(trail, RoleArn.Parse(ServiceLinkedRoles.Arn(trail.OwnerAccountId, "AliyunServiceRoleForActionTrail")));
        var sink = new DataEventSink(cloud, trail, IdentityOf(trail), role, region => new SlsClient(Connect(role, region)));
        LaneDefinition lane = Lane(trail, DestinationKind.Sls, DataKey(trail), Selected(trail, sink, static selectors => selectors.DataEvents));
        return lane with { Options = lane.Options with { Partition = PartitionRule.AccountRegionDate } };
    }

    /// <summary>The lanes of a trail's insight events: files of their own in the bucket, and the trail's logstore.</summary>
    /// <param name="trail">The trail.</param>
    /// <returns>The lanes.</returns>
    // Unconfirmed: whether MaxCompute takes insight events; it does not here.
    public IReadOnlyList<LaneDefinition> Insights(TrailDocument trail) =>
    [
        Files(trail, InsightKey(trail, DestinationKind.Oss), ArchiveKind.Insight, sink => Selected(trail, sink, static selectors => selectors.InsightTypes)),
        Lane(trail, DestinationKind.Sls, InsightKey(trail, DestinationKind.Sls), Selected(trail, Logstore(trail), static selectors => selectors.InsightTypes)),
    ];

    /// <summary>The lane of a trail's platform operations (Inner-ActionTrail): into a logstore of their own.</summary>
    /// <param name="trail">The trail.</param>
    /// <returns>The lane.</returns>
    public LaneDefinition PlatformOperations(TrailDocument trail) =>
        Lane(trail, DestinationKind.Sls, PlatformKey(trail), Logstore(trail, arePlatformOperations: true));

    private static string PlatformKey(TrailDocument trail) => $"{KeyOf(trail)}/Platform";

    private static string DataKey(TrailDocument trail) => $"{KeyOf(trail)}/Data";

    private static string InsightKey(TrailDocument trail, DestinationKind kind) => $"{KeyOf(trail)}/Insight/{kind}";

    private SelectedSink Selected(TrailDocument trail, IDeliverySink sink, Func<TrailSelectors, string> selection)
    {
        Func<TrailDocument?> find = Finder(trail);
        return new SelectedSink(sink, () => find() is { } found && found.Intervals.Any(interval => selection(interval.Selectors).Length > 0));
    }

    private static TrailIdentity IdentityOf(TrailDocument trail) => new(TrailArn.Parse(trail.Arn), trail.IsOrganizationTrail ? trail.OrganizationId : null);

    private static BucketTarget? OssOf(TrailDocument trail) => trail.OssBucketName.Length == 0 ? null : new BucketTarget(
        BucketName.Parse(trail.OssBucketName),
        RegionId.Parse(trail.OssBucketLocation.Length == 0 ? trail.HomeRegion : trail.OssBucketLocation.Replace("oss-", "", StringComparison.Ordinal)),
        OssKeyPrefix.Parse(trail.OssKeyPrefix),
        RoleArn.Parse(trail.OssWriteRoleArn));

    private static LogstoreTarget? SlsOf(TrailDocument trail) => trail.SlsProjectArn.Length == 0 ? null : new LogstoreTarget(
        SlsProjectArn.Parse(trail.SlsProjectArn), RoleArn.Parse(trail.SlsWriteRoleArn));

    private static TableTarget? MaxComputeOf(TrailDocument trail) => trail.MaxComputeProjectArn.Length == 0 ? null : new TableTarget(
        MaxComputeProjectArn.Parse(trail.MaxComputeProjectArn), RoleArn.Parse(trail.MaxComputeWriteRoleArn));

    private LaneDefinition Lane(TrailDocument trail, DestinationKind kind, string key, IDeliverySink sink) => new()
    {
        Key = key, Kind = kind, HomeRegion = RegionId.Parse(trail.HomeRegion), Sink = sink, Options = options.Lanes(kind),
    };

    /// <summary>A lane of files with its seal. Both write through one role session: each session is an event, which may be delivered in its turn.</summary>
    private LaneDefinition Files(TrailDocument trail, string key, ArchiveKind kind, Func<IDeliverySink, IDeliverySink> select)
    {
        Func<TrailDocument?> find = Finder(trail);
        var writers = new ConcurrentDictionary<BucketTarget, OssObjectWriter>();
        var sink = new TrailSink<BucketTarget>(find, OssOf, destination => new OssSink(IdentityOf(trail), destination, WriterOf(destination)) { Kind = kind });
        return Lane(trail, DestinationKind.Oss, key, select(sink)) with
        {
            Seal = new LaneSeal
            {
                Lane = key, Trail = TrailArn.Parse(trail.Arn), TrailCreatedAt = trail.CreatedAt, Kind = kind,
                Store = DeliveryStore.Of(cloud).Seals, Connect = WriterOf, Current = () => find() is { } found ? OssOf(found) : null, Time = cloud.Time,
            },
        };

        OssObjectWriter WriterOf(BucketTarget destination) => writers.GetOrAdd(destination, target =>
        {
            WriteRole role = RoleOf(trail, target.Role!);
            return new OssObjectWriter(target, role, new OssClient(Connect(role, target.Region)));
        });
    }

    private TrailSink<LogstoreTarget> Logstore(TrailDocument trail, bool arePlatformOperations = false) => new(Finder(trail), SlsOf, destination =>
    {
        WriteRole role = RoleOf(trail, destination.Role!, arePlatformOperations ? SystemPolicies.ActionTrailDefaultRole : SystemPolicies.ActionTrailDelivery);
        return new SlsSink(IdentityOf(trail), destination, role, new SlsClient(Connect(role, destination.Project.Region))) { TakesPlatformOperations = arePlatformOperations };
    });

    private TrailSink<TableTarget> Table(TrailDocument trail) => new(Finder(trail), MaxComputeOf, destination =>
    {
        WriteRole role = RoleOf(trail, destination.Role!);
        return new MaxComputeSink(IdentityOf(trail), destination, role, new MaxComputeClient(Connect(role, destination.Project.Region)));
    });

    private Func<TrailDocument?> Finder(TrailDocument trail)
    {
        string key = KeyOf(trail);
        return () => TrailCatalog.Find(cloud, trail.OwnerAccountId, trail.Name) is { } found && KeyOf(found) == key ? found : null;
    }

    private WriteRole RoleOf(TrailDocument trail, RoleArn role, string policy = SystemPolicies.ActionTrailDelivery) =>
        new(role, AccountId.Parse(trail.OwnerAccountId), sessions, cloud.Time) { Policy = policy };

    private CloudConnection Connect(WriteRole role, RegionId region) =>
        new() { Credentials = role, Region = region, Transport = transport, Time = cloud.Time, Retry = options.Retry, UserAgent = "actiontrail.aliyuncs.com" };
}
