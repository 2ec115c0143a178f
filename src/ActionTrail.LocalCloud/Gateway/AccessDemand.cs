namespace ActionTrail.LocalCloud.Gateway;

/// <summary>One permission that an operation needs before it runs.</summary>
/// <param name="Action">RAM action, for example <c>oss:PutObject</c>.</param>
/// <param name="Resource">Resource ARN, for example <c>acs:oss:*:1234567890123456:bucket/key</c>, or <c>*</c>.</param>
/// <param name="OwnerAccountId">Account that owns the resource.</param>
internal sealed record AccessDemand(string Action, string Resource, string OwnerAccountId)
{
    /// <summary>Condition keys of this demand beyond the request's own (<c>acs:SourceIp</c> …): key to values; null when there are none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Conditions { get; init; }

    /// <summary>Resource-side policy (a bucket policy) as JSON; null when the resource has none.</summary>
    public string? ResourcePolicy { get; init; }
}
