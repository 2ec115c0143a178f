namespace ActionTrail.Aliyun.Credentials;

/// <summary>Turns one identity into a session of a RAM role, through STS.</summary>
public interface IRoleAssumer
{
    /// <summary>Assumes a role.</summary>
    /// <param name="source">Who assumes it.</param>
    /// <param name="session">Role and session.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Session credentials with their expiry.</returns>
    ValueTask<CloudCredentials> AssumeAsync(ICredentialProvider source, RoleSession session, CancellationToken cancellationToken);
}
