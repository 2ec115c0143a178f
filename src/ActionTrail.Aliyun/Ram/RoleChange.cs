namespace ActionTrail.Aliyun.Ram;

/// <summary>What to change about a role; null leaves a part as it is.</summary>
public sealed record RoleChange
{
    /// <summary>New trust policy, JSON.</summary>
    public string? TrustPolicy { get; init; }

    /// <summary>New description.</summary>
    public string? Description { get; init; }

    /// <summary>New longest session, 1 to 12 hours.</summary>
    public TimeSpan? MaxSessionDuration { get; init; }
}
