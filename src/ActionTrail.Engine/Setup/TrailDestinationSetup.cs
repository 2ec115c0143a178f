using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.MaxCompute;
using ActionTrail.Aliyun.Oss;
using ActionTrail.Aliyun.Sls;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Arns;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Verification;

namespace ActionTrail.Engine.Setup;

/// <summary>The destinations that a trail has: read, deleted.</summary>
/// <param name="connection">An identity of the account that owns the destinations.</param>
public sealed class TrailDestinationSetup(CloudConnection connection)
{
    /// <summary>Reads the destinations of a trail as they are set up now.</summary>
    /// <param name="trail">The trail.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>One to three destinations.</returns>
    /// <exception cref="ApiException">A destination does not exist, or a service refused.</exception>
    public async Task<IReadOnlyList<Destination>> FindAsync(Trail trail, CancellationToken cancellationToken)
    {
        var found = new List<Destination>();
        if (trail.OssBucketName.Length > 0)
        {
            var prefix = trail.OssKeyPrefix.Length == 0 ? OssKeyPrefix.None : OssKeyPrefix.Parse(trail.OssKeyPrefix);
            var setup = new OssDestinationSetup(TrailDestinations.InBucketRegion(connection, trail));
            found.Add(await setup.FindAsync(BucketName.Parse(trail.OssBucketName), prefix, cancellationToken).ConfigureAwait(false));
        }

        if (trail.SlsProjectArn.Length > 0)
        {
            var arn = SlsProjectArn.Parse(trail.SlsProjectArn);
            found.Add(await new SlsDestinationSetup(connection.In(arn.Region)).FindAsync(arn.Project, cancellationToken).ConfigureAwait(false));
        }

        if (trail.MaxComputeProjectArn.Length > 0)
        {
            var arn = MaxComputeProjectArn.Parse(trail.MaxComputeProjectArn);
            await new MaxComputeClient(connection.In(arn.Region)).GetProjectAsync(arn.Project, cancellationToken).ConfigureAwait(false);
            found.Add(new MaxComputeDestination { AccountId = arn.Account.Value, Region = arn.Region.Value, Project = arn.Project.Value, ProjectArn = arn.ToString() });
        }

        return found;
    }

    /// <summary>Deletes a destination. OSS deletes empty buckets only; a project goes with everything in it.</summary>
    /// <param name="destination">The destination.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task.</returns>
    /// <exception cref="ApiException">The service refused.</exception>
    public Task DeleteAsync(Destination destination, CancellationToken cancellationToken) => destination switch
    {
        OssDestination oss => new OssClient(In(oss)).DeleteBucketAsync(BucketName.Parse(oss.Bucket), cancellationToken),
        SlsDestination sls => new SlsClient(In(sls)).DeleteProjectAsync(SlsProjectName.Parse(sls.Project), cancellationToken),
        _ => new MaxComputeClient(In(destination)).DeleteProjectAsync(MaxComputeProjectName.Parse(destination.Name), cancellationToken),
    };

    private CloudConnection In(Destination destination) => connection.In(Core.Accounts.RegionId.Parse(destination.Region));
}
