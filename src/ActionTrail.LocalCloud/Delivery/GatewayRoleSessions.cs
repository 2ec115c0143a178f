using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Sts;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Arns;
using ActionTrail.Core.Policies;
using ActionTrail.Engine.Delivery;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Ram;

namespace ActionTrail.LocalCloud.Delivery;

/// <summary>Assumes write roles as the service <c>actiontrail.aliyuncs.com</c>, through the gateway: trust is evaluated and the call recorded.</summary>
/// <param name="cloud">State of the cloud.</param>
/// <param name="gateway">Door of the cloud.</param>
internal sealed class GatewayRoleSessions(CloudState cloud, CloudGateway gateway) : IWriteRoleSessions
{
    // Unconfirmed: the session name that deliveries show in the destination's own events.
    private const string SessionName = "actiontrail";

    /// <inheritdoc/>
    public async Task<CloudCredentials> AssumeAsync(RoleArn role, AccountId trailOwner, CancellationToken cancellationToken)
    {
        var service = new Caller { Kind = CallerKind.Service, AccountId = trailOwner.Value, Arn = ServicePrincipals.ActionTrail, Name = ServicePrincipals.ActionTrail };
        using var transport = new HttpMessageInvoker(new ServiceTransport(gateway, service));
        var sts = new StsClient(new CloudConnection
        {
            Credentials = new StaticCredentialProvider(new CloudCredentials(ServicePrincipals.ActionTrail, ServicePrincipals.ActionTrail)),
            Region = RegionId.Parse("cn-hangzhou"),
            Transport = transport,
            Time = cloud.Time,
        });
        AssumedRole session = await sts.AssumeRoleAsync(new AssumeRoleRequest(role, SessionName), cancellationToken).ConfigureAwait(false);
        return session.Credentials;
    }

    /// <inheritdoc/>
    public RoleFacts? Describe(RoleArn role) => RamStore.FindRole(cloud, role.Account.Value, role.Role.Value) is { } document
        ? new RoleFacts(TrustedServices(document), [.. document.Policies.Select(static policy => policy.PolicyName)])
        : null;

    private static string[] TrustedServices(RamRoleDocument role) =>
        [.. TrustPolicy.Parse(role.AssumeRolePolicyDocument).Document.Statements.SelectMany(static statement => statement.Principal?.Service ?? [])];
}
