using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Pop;
using ActionTrail.Core.Accounts;

namespace ActionTrail.Aliyun.Sts;

/// <summary>STS 2015-04-01: temporary credentials, and who one is.</summary>
/// <param name="connection">Identity, region and transport.</param>
public sealed class StsClient(CloudConnection connection)
{
    private readonly PopClient _client = new(connection, "Sts", "2015-04-01", connection.Endpoints.Sts);

    /// <summary>Asks whose credentials the connection has. Needs no permission.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The identity.</returns>
    public async Task<CallerIdentity> GetCallerIdentityAsync(CancellationToken cancellationToken)
    {
        PopAnswer answer = await _client.CallAsync("GetCallerIdentity", [], cancellationToken).ConfigureAwait(false);
        return new CallerIdentity(
            answer.Text("IdentityType"),
            AccountId.Parse(answer.Text("AccountId")),
            answer.Text("Arn"),
            answer.TextOrNull("PrincipalId") ?? "",
            answer.TextOrNull("UserId"),
            answer.TextOrNull("RoleId"));
    }

    /// <summary>Assumes a role.</summary>
    /// <param name="request">Which role, and how.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The session.</returns>
    public async Task<AssumedRole> AssumeRoleAsync(AssumeRoleRequest request, CancellationToken cancellationToken)
    {
        PopArguments arguments = new()
        {
            { "RoleArn", request.Role.ToString() },
            { "RoleSessionName", request.SessionName },
            { "DurationSeconds", (long?)request.Duration?.TotalSeconds },
            { "Policy", request.Policy },
            { "ExternalId", request.ExternalId },
        };
        PopAnswer answer = await _client.CallAsync("AssumeRole", arguments, cancellationToken).ConfigureAwait(false);
        PopAnswer credentials = answer.Child("Credentials");
        PopAnswer user = answer.Child("AssumedRoleUser");
        return new AssumedRole(
            new CloudCredentials(credentials.Text("AccessKeyId"), credentials.Text("AccessKeySecret"), credentials.Text("SecurityToken"), credentials.Time("Expiration")),
            user.Text("Arn"),
            user.Text("AssumedRoleId"));
    }
}
