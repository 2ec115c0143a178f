using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Sts;
using ActionTrail.Core.Arns;

namespace ActionTrail.Aliyun.Credentials;

/// <summary>Assumes roles through the STS client.</summary>
/// <param name="connect">Makes the connection with which a source of credentials calls STS.</param>
public sealed class StsRoleAssumer(Func<ICredentialProvider, CloudConnection> connect) : IRoleAssumer
{
    /// <inheritdoc/>
    public async ValueTask<CloudCredentials> AssumeAsync(ICredentialProvider source, RoleSession session, CancellationToken cancellationToken)
    {
        CloudConnection connection = connect(source);
        if (session.StsHost is { } host)
        {
            connection = connection with { Endpoints = connection.Endpoints with { Sts = host } };
        }

        var request = new AssumeRoleRequest(RoleArn.Parse(session.RoleArn), session.Name)
        {
            Duration = session.Duration, Policy = session.Policy, ExternalId = session.ExternalId,
        };
        AssumedRole assumed = await new StsClient(connection).AssumeRoleAsync(request, cancellationToken).ConfigureAwait(false);
        return assumed.Credentials;
    }
}
