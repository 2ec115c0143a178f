namespace ActionTrail.Engine.Verification.Coverage;

/// <summary>Whether a member's events are delivered, by which trails, since when, and when some were last seen in a destination.</summary>
public sealed record MemberCoverage
{
    /// <summary>Account id of the member.</summary>
    public required string AccountId { get; init; }

    /// <summary>Its name in the directory.</summary>
    public required string Member { get; init; }

    /// <summary>When it joined the directory (UTC); null where the directory does not say.</summary>
    public DateTimeOffset? JoinTime { get; init; }

    /// <summary>Whether a multi-account trail that logs covers it.</summary>
    public bool IsCovered => Trails.Count > 0;

    /// <summary>Names of the trails that cover it.</summary>
    public IReadOnlyList<string> Trails { get; init; } = [];

    /// <summary>Since when the first of them has covered it without a break (UTC): since it joined, or since the trail was last started; null when none does.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Time of its latest event in any destination (UTC); null when there is none, or nobody here may look.</summary>
    public DateTimeOffset? LastSeen { get; init; }

    /// <summary>The destination that holds that event: <c>OSS</c>, <c>SLS</c> or <c>MaxCompute</c>; empty for none.</summary>
    public string LastSeenIn { get; init; } = "";

    /// <summary>Why it is not covered, or what is wrong although it is; empty when all is well.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The command that mends it; empty when nothing needs mending, or waiting does.</summary>
    public string Mend { get; init; } = "";
}
