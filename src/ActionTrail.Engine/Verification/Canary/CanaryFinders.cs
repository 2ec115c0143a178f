using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Arns;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Trails;

namespace ActionTrail.Engine.Verification.Canary;

/// <summary>The finders of a trail's destinations.</summary>
public static class CanaryFinders
{
    /// <summary>A finder for each destination that a trail has.</summary>
    /// <param name="trail">The trail.</param>
    /// <param name="reader">An identity that may read the destinations, mostly one of the account that owns them.</param>
    /// <returns>The finders.</returns>
    public static IReadOnlyList<ICanaryFinder> Of(Trail trail, CloudConnection reader)
    {
        var name = TrailName.Parse(trail.Name);
        var finders = new List<ICanaryFinder>();
        if (trail.OssBucketName.Length > 0)
        {
            finders.Add(new OssCanaryFinder(
                TrailDestinations.InBucketRegion(reader, trail), BucketName.Parse(trail.OssBucketName), OssKeyPrefix.Parse(trail.OssKeyPrefix), trail.IsOrganizationTrail ? trail.OrganizationId : ""));
        }

        if (trail.SlsProjectArn.Length > 0)
        {
            var project = SlsProjectArn.Parse(trail.SlsProjectArn);
            finders.Add(new SlsCanaryFinder(reader.In(project.Region), project.Project, DeliveryNames.LogstoreFor(name)));
        }

        if (trail.MaxComputeProjectArn.Length > 0)
        {
            var project = MaxComputeProjectArn.Parse(trail.MaxComputeProjectArn);
            finders.Add(new MaxComputeCanaryFinder(reader.In(project.Region), project.Project, DeliveryNames.TableFor(name)));
        }

        return finders;
    }
}
