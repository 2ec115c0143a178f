using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Arns;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Trails;

namespace ActionTrail.Engine.Verification;

/// <summary>The destinations of a trail, to be read back.</summary>
public static class TrailDestinations
{
    /// <summary>A reader for each destination that a trail has.</summary>
    /// <param name="trail">The trail.</param>
    /// <param name="reader">An identity that may read the destinations, mostly one of the account that owns them.</param>
    /// <returns>The readers.</returns>
    public static IReadOnlyList<IDeliveredEvents> Of(Trail trail, CloudConnection reader)
    {
        var name = TrailName.Parse(trail.Name);
        var destinations = new List<IDeliveredEvents>();
        if (trail.OssBucketName.Length > 0)
        {
            var prefix = trail.OssKeyPrefix.Length == 0 ? OssKeyPrefix.None : OssKeyPrefix.Parse(trail.OssKeyPrefix);
            destinations.Add(new OssDeliveredEvents(InBucketRegion(reader, trail), BucketName.Parse(trail.OssBucketName), prefix, TrailArn.Parse(trail.TrailArn).Account.Value));
        }

        if (trail.SlsProjectArn.Length > 0)
        {
            var project = SlsProjectArn.Parse(trail.SlsProjectArn);
            destinations.Add(new SlsDeliveredEvents(reader.In(project.Region), project.Project, DeliveryNames.LogstoreFor(name)));
        }

        if (trail.MaxComputeProjectArn.Length > 0)
        {
            var project = MaxComputeProjectArn.Parse(trail.MaxComputeProjectArn);
            destinations.Add(new MaxComputeDeliveredEvents(reader.In(project.Region), project.Project, DeliveryNames.TableFor(name)));
        }

        return destinations;
    }

    /// <summary>A connection to the region of a trail's bucket.</summary>
    /// <param name="reader">Connection.</param>
    /// <param name="trail">The trail.</param>
    /// <returns>The connection there; as it is where the trail does not tell the region.</returns>
    public static CloudConnection InBucketRegion(CloudConnection reader, Trail trail) =>
        RegionId.TryParse(trail.OssBucketLocation.StartsWith("oss-", StringComparison.Ordinal) ? trail.OssBucketLocation[4..] : "", out RegionId? region) ? reader.In(region) : reader;
}
