using ActionTrail.Core.Accounts;

namespace ActionTrail.Aliyun.Ram;

/// <summary>A role to make.</summary>
/// <param name="Name">Its name.</param>
/// <param name="TrustPolicy">Who may assume it, JSON.</param>
public sealed record NewRole(RoleName Name, string TrustPolicy)
{
    /// <summary>Description, up to 1,024 characters; null for none.</summary>
    public string? Description { get; init; }

    /// <summary>Longest session, 1 to 12 hours; null for one hour.</summary>
    public TimeSpan? MaxSessionDuration { get; init; }
}
