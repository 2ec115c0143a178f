using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.MaxCompute;
using ActionTrail.Aliyun.Oss;
using ActionTrail.Aliyun.Sls;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Arns;
using ActionTrail.Core.Destinations;
using ActionTrail.Engine.Delivery;
using ActionTrail.Engine.Delivery.Sinks;
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

    /// <summary>Name of a trail that no other trail has, not even a later one of the same ARN.</summary>
    /// <param name="trail">The trail.</param>
    /// <returns>The key.</returns>
    public static string KeyOf(TrailDocument trail) => FormattableString.Invariant($"{trail.Arn}@{trail.CreatedAt.UtcTicks}");

    /// <summary>The lanes of a trail.</summary>
    /// <param name="trail">The trail.</param>
    /// <returns>A lane for every kind, also for those that the trail has no destination of yet.</returns>
    public IReadOnlyList<LaneDefinition> Of(TrailDocument trail)
    {
        var identity = new TrailIdentity(TrailArn.Parse(trail.Arn), trail.IsOrganizationTrail ? trail.OrganizationId : null);
        string key = KeyOf(trail);
        return
        [
            Lane(DestinationKind.Oss, new TrailSink<BucketTarget>(Find, OssOf, destination =>
            {
                WriteRole role = RoleOf(destination.Role);
                return new OssSink(identity, destination, role, new OssClient(Connect(role, destination.Region)));
            })),
            Lane(DestinationKind.Sls, new TrailSink<LogstoreTarget>(Find, SlsOf, destination =>
            {
                WriteRole role = RoleOf(destination.Role);
                return new SlsSink(identity, destination, role, new SlsClient(Connect(role, destination.Project.Region)));
            })),
            Lane(DestinationKind.MaxCompute, new TrailSink<TableTarget>(Find, MaxComputeOf, destination =>
            {
                WriteRole role = RoleOf(destination.Role);
                return new MaxComputeSink(identity, destination, role, new MaxComputeClient(Connect(role, destination.Project.Region)));
            })),
        ];

        TrailDocument? Find() => TrailCatalog.Find(cloud, trail.OwnerAccountId, trail.Name) is { } found && KeyOf(found) == key ? found : null;

        LaneDefinition Lane(DestinationKind kind, IDeliverySink sink) => new()
        {
            Key = KeyOf(trail, kind), Kind = kind, HomeRegion = identity.Arn.HomeRegion, Sink = sink, Options = options.Lanes(kind),
        };

        WriteRole RoleOf(RoleArn role) => new(role, identity.Owner, sessions, cloud.Time);
    }

    private static BucketTarget? OssOf(TrailDocument trail) => trail.OssBucketName.Length == 0 ? null : new BucketTarget(
        BucketName.Parse(trail.OssBucketName),
        RegionId.Parse(trail.OssBucketLocation.Length == 0 ? trail.HomeRegion : trail.OssBucketLocation.Replace("oss-", "", StringComparison.Ordinal)),
        OssKeyPrefix.Parse(trail.OssKeyPrefix),
        RoleArn.Parse(trail.OssWriteRoleArn));

    private static LogstoreTarget? SlsOf(TrailDocument trail) => trail.SlsProjectArn.Length == 0 ? null : new LogstoreTarget(
        SlsProjectArn.Parse(trail.SlsProjectArn), RoleArn.Parse(trail.SlsWriteRoleArn));

    private static TableTarget? MaxComputeOf(TrailDocument trail) => trail.MaxComputeProjectArn.Length == 0 ? null : new TableTarget(
        MaxComputeProjectArn.Parse(trail.MaxComputeProjectArn), RoleArn.Parse(trail.MaxComputeWriteRoleArn));

    private CloudConnection Connect(WriteRole role, RegionId region) =>
        new() { Credentials = role, Region = region, Transport = transport, Time = cloud.Time, Retry = options.Retry, UserAgent = "actiontrail.aliyuncs.com" };
}
