using ActionTrail.Core.Accounts;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Trails;
using ActionTrail.Engine.Setup;

namespace ActionTrail.Engine.Permissions;

/// <summary>What the write role must be allowed so that a trail can be made with a destination and can deliver to it.</summary>
/// <remarks>Source: the calls of our own delivery, which the published policies of delivery roles cover.</remarks>
public static class DeliveryNeeds
{
    private static readonly TrailName s_anyTrail = TrailName.Parse("any-trail");

    /// <summary>Key without prefix that stands for those of delivered files, whose region and time nobody knows before.</summary>
    public const string SampleKey = "AliyunLogs/Actiontrail/sample.gz";

    /// <summary>The permissions that a destination needs.</summary>
    /// <param name="destination">Destination.</param>
    /// <param name="owner">Account that owns it.</param>
    /// <param name="trail">The trail; null for any, where a policy is not about one trail.</param>
    /// <returns>The permissions, in the order in which delivery needs them.</returns>
    public static IReadOnlyList<NeededAction> Of(Destination destination, AccountId owner, TrailName? trail) => destination switch
    {
        OssDestination oss => Oss(oss, owner),
        SlsDestination sls => Sls(sls, owner, trail ?? s_anyTrail),
        _ => MaxCompute(destination, owner, DeliveryNames.TableFor(trail ?? s_anyTrail)),
    };

    private static IReadOnlyList<NeededAction> Oss(OssDestination bucket, AccountId owner)
    {
        string arn = $"acs:oss:*:{owner}:{bucket.Bucket}";
        string start = OssKeyPrefix.TryParse(bucket.KeyPrefix, out OssKeyPrefix? prefix) ? prefix.Before("") : "";
        return
        [
            new("oss:GetBucketInfo", arn, owner, $"bucket {bucket.Bucket}"),
            new("oss:PutObject", $"{arn}/{start}{SampleKey}", owner, $"bucket {bucket.Bucket} below {start}AliyunLogs/"),
        ];
    }

    /// <summary>Platform operations go into a logstore of their own, which other policies cover than that of the other events.</summary>
    private static IReadOnlyList<NeededAction> Sls(SlsDestination sls, AccountId owner, TrailName trail)
    {
        string project = $"acs:log:{sls.Region}:{owner}:project/{sls.Project}";
        return
        [
            new("log:GetProject", project, owner, $"project {sls.Project}"),
            .. new[] { DeliveryNames.LogstoreFor(trail), DeliveryNames.InnerLogstoreFor(trail) }.SelectMany(logstore =>
                new[] { "log:GetIndex", "log:CreateLogStore", "log:CreateIndex", "log:PostLogStoreLogs" }
                    .Select(action => new NeededAction(action, $"{project}/logstore/{logstore}", owner, $"logstore {logstore} of project {sls.Project}"))),
        ];
    }

    private static IReadOnlyList<NeededAction> MaxCompute(Destination destination, AccountId owner, MaxComputeTableName table)
    {
        string project = $"acs:odps:{destination.Region}:{owner}:projects/{destination.Name}";
        return
        [
            .. new[] { "odps:CreateInstance", "odps:CreateTable" }.Select(action => new NeededAction(action, project, owner, $"project {destination.Name}")),
            .. new[] { "odps:Alter", "odps:Describe", "odps:Update" }
                .Select(action => new NeededAction(action, $"{project}/tables/{table}", owner, $"table {table} of project {destination.Name}")),
        ];
    }
}
