using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Sts;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Arns;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Policies;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>
/// Sessions of a write role, assumed by ActionTrail in the name of the account that owns the trail: what delivery signs with. Each time it
/// is asked it assumes the role anew; whoever writes for long keeps the session.
/// </summary>
internal sealed class DeliveryRoleCredentials : ICredentialProvider, IDisposable
{
    private const string SessionName = "actiontrail-delivery";

    private readonly HttpMessageInvoker _transport;
    private readonly StsClient _sts;
    private readonly RoleArn _role;

    /// <summary>Prepares sessions; nothing is called before they are needed.</summary>
    /// <param name="gateway">Door of the cloud.</param>
    /// <param name="time">Clock of the cloud.</param>
    /// <param name="trailOwner">Account that ActionTrail acts for.</param>
    /// <param name="role">The write role.</param>
    public DeliveryRoleCredentials(CloudGateway gateway, TimeProvider time, AccountId trailOwner, RoleArn role)
    {
        var service = new Caller
        {
            Kind = CallerKind.Service, AccountId = trailOwner.Value, Arn = ServicePrincipals.ActionTrail, Name = ServicePrincipals.ActionTrail,
        };
        _transport = new HttpMessageInvoker(new ServiceTransport(gateway, service));
        _role = role;
        _sts = new StsClient(new CloudConnection
        {
            // Signed like every call, but with nothing behind it: the transport vouches for the service.
            Credentials = new StaticCredentialProvider(new CloudCredentials(ServicePrincipals.ActionTrail, "")),
            Region = RegionId.Parse("cn-hangzhou"),
            Transport = _transport,
            Time = time,
            Retry = new RetryOptions { MaxAttempts = 1 },
        });
    }

    /// <inheritdoc/>
    /// <exception cref="ApiException">The role does not exist or does not trust ActionTrail for this account.</exception>
    public async ValueTask<CloudCredentials> GetAsync(CancellationToken cancellationToken) =>
        (await _sts.AssumeRoleAsync(new AssumeRoleRequest(_role, SessionName), cancellationToken).ConfigureAwait(false)).Credentials;

    /// <inheritdoc/>
    public void Dispose() => _transport.Dispose();
}
