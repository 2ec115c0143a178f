using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;
using ActionTrail.Aliyun.Sls;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Arns;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Oss;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>Tries destinations with the calls that delivery makes: assume the write role as ActionTrail, then look at the store with its session.</summary>
/// <param name="cloud">State of the cloud.</param>
/// <param name="gateway">Door of the cloud.</param>
internal sealed class DestinationProbe(CloudState cloud, CloudGateway gateway) : IDestinationProbe, IDisposable
{
    private readonly HttpMessageInvoker _transport = new(new LocalCloudTransport(gateway));

    /// <inheritdoc/>
    public async Task ProbeAsync(TrailDocument trail, CancellationToken cancellationToken)
    {
        if (trail.OssBucketName.Length > 0)
        {
            await ProbeBucketAsync(trail, cancellationToken).ConfigureAwait(false);
        }

        if (trail.SlsProjectArn.Length > 0)
        {
            await ProbeProjectAsync(trail, cancellationToken).ConfigureAwait(false);
        }

        if (trail.MaxComputeProjectArn.Length > 0)
        {
            await ProbeMaxComputeAsync(trail, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public string LocationOf(string bucket) => bucket.Length == 0 ? "" : OssBuckets.Find(cloud, bucket)?.Location ?? "";

    /// <inheritdoc/>
    public void Dispose() => _transport.Dispose();

    private async Task ProbeBucketAsync(TrailDocument trail, CancellationToken cancellationToken)
    {
        string name = trail.OssBucketName;
        BucketDocument bucket = OssBuckets.Find(cloud, name)
            ?? throw new CloudError(404, "BucketDoesNotExistException", $"The specified OSS bucket does not exist: {name}.");
        using DeliveryRoleCredentials role = Role(trail, trail.OssWriteRoleArn);
        try
        {
            await new OssClient(Connect(role, RegionId.Parse(bucket.Region))).GetBucketInfoAsync(BucketName.Parse(name), cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException denied)
        {
            throw new CloudError(403, "InsufficientBucketPolicyException", $"Access to the specified OSS bucket was denied. Bucket {name}, role {trail.OssWriteRoleArn}: {denied.Detail}");
        }
    }

    private async Task ProbeProjectAsync(TrailDocument trail, CancellationToken cancellationToken)
    {
        var arn = SlsProjectArn.Parse(trail.SlsProjectArn);
        using DeliveryRoleCredentials role = Role(trail, trail.SlsWriteRoleArn);
        try
        {
            await new SlsClient(Connect(role, arn.Region)).GetProjectAsync(arn.Project, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException missing) when (missing.Code == "ProjectNotExist")
        {
            throw new CloudError(400, "SlsProjectDoesNotExistException", $"The specified Log Service project does not exist: {arn}.");
        }
        catch (ApiException denied)
        {
            throw new CloudError(403, "InsufficientSlsPolicyException", $"Access to the specified Log Service project was denied. Project {arn.Project}, role {trail.SlsWriteRoleArn}: {denied.Detail}");
        }
    }

    // Unconfirmed: the code for a MaxCompute project that the role does not open; only the trust is tried, because delivery makes the project.
    private async Task ProbeMaxComputeAsync(TrailDocument trail, CancellationToken cancellationToken)
    {
        using DeliveryRoleCredentials role = Role(trail, trail.MaxComputeWriteRoleArn);
        try
        {
            await role.GetAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException denied)
        {
            throw new CloudError(
                403,
                "InsufficientMaxComputePolicyException",
                $"Access to the specified MaxCompute project was denied. Project {trail.MaxComputeProjectArn}, role {trail.MaxComputeWriteRoleArn}: {denied.Detail}");
        }
    }

    private DeliveryRoleCredentials Role(TrailDocument trail, string roleArn) =>
        new(gateway, cloud.Time, AccountId.Parse(trail.OwnerAccountId), RoleArn.Parse(roleArn));

    private CloudConnection Connect(DeliveryRoleCredentials role, RegionId region) => new()
    {
        Credentials = role, Region = region, Transport = _transport, Time = cloud.Time, UserAgent = "actiontrail.aliyuncs.com", Retry = new RetryOptions { MaxAttempts = 1 },
    };
}
