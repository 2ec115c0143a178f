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

/// <summary>The destinations that a trail has: read, checked, deleted.</summary>
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

    /// <summary>Checks a destination: it exists and, a bucket, is encrypted and keeps what it gets.</summary>
    /// <param name="destination">The destination, as somebody remembers it.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>One entry per check.</returns>
    /// <exception cref="ApiException">A service refused.</exception>
    public async Task<IReadOnlyList<SetupCheck>> CheckAsync(Destination destination, CancellationToken cancellationToken)
    {
        string subject = $"{destination.Kind} {destination.Name}";
        try
        {
            switch (destination)
            {
                case OssDestination oss:
                    var prefix = oss.KeyPrefix.Length == 0 ? OssKeyPrefix.None : OssKeyPrefix.Parse(oss.KeyPrefix);
                    OssDestination now = await new OssDestinationSetup(In(oss)).FindAsync(BucketName.Parse(oss.Bucket), prefix, cancellationToken).ConfigureAwait(false);
                    return
                    [
                        Exists(subject, now.Region),
                        SetupCheck.Of(subject, "is encrypted", now.Encryption.Length > 0, now.Encryption.Length > 0 ? now.Encryption : "no encryption", $"New-AtOssDestination {now.Bucket} -Encryption AES256"),
                        SetupCheck.Of(
                            subject, "has a locked retention", now.IsRetentionLocked, now.RetentionDays > 0 ? $"{now.RetentionDays} days" : "no retention",
                            $"New-AtOssDestination {now.Bucket} -RetentionDays 365"),
                    ];
                case SlsDestination sls:
                    await new SlsClient(In(sls)).GetProjectAsync(SlsProjectName.Parse(sls.Project), cancellationToken).ConfigureAwait(false);
                    break;
                default:
                    await new MaxComputeClient(In(destination)).GetProjectAsync(MaxComputeProjectName.Parse(destination.Name), cancellationToken).ConfigureAwait(false);
                    break;
            }

            return [Exists(subject, destination.Region)];
        }
        catch (ApiException missing) when (missing.Kind == ApiErrorKind.NotFound)
        {
            return [SetupCheck.Of(subject, "exists", passed: false, missing.Code, $"New-At{Command(destination)}Destination {destination.Name}")];
        }
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

    private static SetupCheck Exists(string subject, string region) => SetupCheck.Of(subject, "exists", passed: true, $"in {region}", "");

    private static string Command(Destination destination) => destination switch { OssDestination => "Oss", SlsDestination => "Sls", _ => "MaxCompute" };

    private CloudConnection In(Destination destination) => connection.In(Core.Accounts.RegionId.Parse(destination.Region));
}
