using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Sts;

/// <summary>What a security token says about its session.</summary>
internal sealed record SessionToken
{
    /// <summary>Temporary access key id; starts with <c>STS.</c>.</summary>
    public required string AccessKeyId { get; init; }

    /// <summary>Account that owns the role.</summary>
    public required string AccountId { get; init; }

    /// <summary>Role name.</summary>
    public required string RoleName { get; init; }

    /// <summary>Role id; a role that was deleted and made anew does not revive old sessions.</summary>
    public required string RoleId { get; init; }

    /// <summary>Session name.</summary>
    public required string SessionName { get; init; }

    /// <summary>Begin (UTC).</summary>
    public required DateTimeOffset Issued { get; init; }

    /// <summary>End (UTC); the credentials are void from then on.</summary>
    public required DateTimeOffset Expires { get; init; }

    /// <summary>Session policy, JSON; null for none.</summary>
    public string? Policy { get; init; }

    /// <summary>Service principal that the session was issued to; null when an account's own identity assumed the role.</summary>
    public string? IssuedTo { get; init; }

    /// <summary>The caller that acts in this session.</summary>
    /// <returns>The caller.</returns>
    public Caller ToCaller() => new()
    {
        Kind = CallerKind.RoleSession,
        AccountId = AccountId,
        Arn = $"acs:ram::{AccountId}:assumed-role/{RoleName}/{SessionName}",
        PrincipalId = $"{RoleId}:{SessionName}",
        Name = RoleName,
        SessionName = SessionName,
        AccessKeyId = AccessKeyId,
        SessionPolicy = Policy,
        SessionStart = Issued,
        SessionIssuedTo = IssuedTo,
    };
}
