using ActionTrail.Core.Arns;

namespace ActionTrail.Aliyun.Sts;

/// <summary>Which role to assume, and how.</summary>
/// <param name="Role">The role.</param>
/// <param name="SessionName">Name that audit events show: 2 to 64 letters, digits, <c>. @ - _</c>.</param>
public sealed record AssumeRoleRequest(RoleArn Role, string SessionName)
{
    /// <summary>Length of the session: 15 minutes to the role's own maximum; null for the service's default, one hour.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Policy that narrows the session, JSON, up to 2,048 characters; null for none.</summary>
    public string? Policy { get; init; }

    /// <summary>External id that the role's trust may ask for; null for none.</summary>
    public string? ExternalId { get; init; }
}
