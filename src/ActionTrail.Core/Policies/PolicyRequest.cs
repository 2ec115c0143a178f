using ActionTrail.Core.Accounts;

namespace ActionTrail.Core.Policies;

/// <summary>One request as policies judge it.</summary>
public sealed record PolicyRequest
{
    /// <summary>RAM action, for example <c>oss:PutObject</c>.</summary>
    public required string Action { get; init; }

    /// <summary>ARN of the resource, or <c>*</c> for operations that have none.</summary>
    public required string Resource { get; init; }

    /// <summary>Who asks.</summary>
    public required PolicyPrincipal Principal { get; init; }

    /// <summary>The account that owns the resource; null when it does not exist or has no owner.</summary>
    public AccountId? ResourceOwner { get; init; }

    /// <summary>Condition keys of the request; empty by default.</summary>
    public PolicyContext Context { get; init; } = [];
}
