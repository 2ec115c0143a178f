using ActionTrail.Aliyun.Credentials;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Arns;
using ActionTrail.Core.Policies;
using ActionTrail.Engine.Delivery;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Ram;
using ActionTrail.LocalCloud.Trails;

namespace ActionTrail.LocalCloud.Delivery;

/// <summary>Assumes write roles as the service <c>actiontrail.aliyuncs.com</c>, through the gateway: trust is evaluated and the call recorded.</summary>
/// <param name="cloud">State of the cloud.</param>
/// <param name="gateway">Door of the cloud.</param>
internal sealed class GatewayRoleSessions(CloudState cloud, CloudGateway gateway) : IWriteRoleSessions
{
    /// <inheritdoc/>
    public async Task<CloudCredentials> AssumeAsync(RoleArn role, AccountId trailOwner, CancellationToken cancellationToken)
    {
        using var session = new DeliveryRoleCredentials(gateway, cloud.Time, trailOwner, role);
        return await session.GetAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public RoleFacts? Describe(RoleArn role) => RamStore.FindRole(cloud, role.Account.Value, role.Role.Value) is { } document
        ? new RoleFacts(TrustedServices(document), [.. document.Policies.Select(static policy => policy.PolicyName)])
        : null;

    private static string[] TrustedServices(RamRoleDocument role) =>
        [.. TrustPolicy.Parse(role.AssumeRolePolicyDocument).Document.Statements.SelectMany(static statement => statement.Principal?.Service ?? [])];
}
