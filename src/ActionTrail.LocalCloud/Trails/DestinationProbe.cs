using ActionTrail.Core.Accounts;
using ActionTrail.Core.Arns;
using ActionTrail.Core.Errors;
using ActionTrail.LocalCloud.Gateway;

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
        await ProbeAsync(trail, trail.OssWriteRoleArn, "InsufficientBucketPolicyException", $"Access to the specified OSS bucket '{trail.OssBucketName}' was denied.", cancellationToken).ConfigureAwait(false);
        await ProbeAsync(trail, trail.SlsWriteRoleArn, "InsufficientSlsPolicyException", $"Access to the specified Log Service project was denied: {trail.SlsProjectArn}.", cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public string LocationOf(string bucket) => "";

    /// <inheritdoc/>
    public void Dispose() => _transport.Dispose();

    private async Task ProbeAsync(TrailDocument trail, string roleArn, string code, string message, CancellationToken cancellationToken)
    {
        if (roleArn.Length == 0)
        {
            return;
        }

        using var credentials = new DeliveryRoleCredentials(gateway, cloud.Time, AccountId.Parse(trail.OwnerAccountId), RoleArn.Parse(roleArn));
        try
        {
            await credentials.GetAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException denied)
        {
            throw new CloudError(403, code, $"{message} {denied.Detail}");
        }
    }
}
