namespace ActionTrail.LocalCloud.Gateway;

/// <summary>The authenticated identity behind one call.</summary>
internal sealed record Caller
{
    /// <summary>Nobody.</summary>
    public static Caller Anonymous { get; } = new() { Kind = CallerKind.Anonymous, AccountId = "", Arn = "" };

    /// <summary>Kind of identity.</summary>
    public required CallerKind Kind { get; init; }

    /// <summary>Account that the identity belongs to; for a service the account it acts for; empty for nobody.</summary>
    public required string AccountId { get; init; }

    /// <summary><c>acs:ram::uid:root</c>, <c>:user/name</c>, <c>:assumed-role/role/session</c>; for a service its principal name.</summary>
    public required string Arn { get; init; }

    /// <summary>Account id for root, user id for a RAM user, <c>roleId:session</c> for a role session; null otherwise.</summary>
    public string? PrincipalId { get; init; }

    /// <summary>User name of a RAM user, role name of a role session, principal name of a service; null otherwise.</summary>
    public string? Name { get; init; }

    /// <summary>Session name of a role session; null otherwise.</summary>
    public string? SessionName { get; init; }

    /// <summary>Access key id that signed the call; null for a service.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>Session policy (JSON) that narrows a role session; null when it has none.</summary>
    public string? SessionPolicy { get; init; }

    /// <summary>When a role session began (UTC); null otherwise.</summary>
    public DateTimeOffset? SessionStart { get; init; }

    /// <summary>Service principal that assumed the role (<c>actiontrail.aliyuncs.com</c>); null when an account's own identity did, and for others.</summary>
    public string? SessionIssuedTo { get; init; }
}
