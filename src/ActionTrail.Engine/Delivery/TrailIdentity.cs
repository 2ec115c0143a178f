using ActionTrail.Core.Accounts;
using ActionTrail.Core.Arns;

namespace ActionTrail.Engine.Delivery;

/// <summary>What destinations need to know of the trail that they serve.</summary>
/// <param name="Arn">The trail, with its owner and home region.</param>
/// <param name="DirectoryId">Id of the resource directory (<c>rd-…</c>) for a multi-account trail; null for a single-account trail.</param>
public sealed record TrailIdentity(TrailArn Arn, string? DirectoryId)
{
    /// <summary>Account that owns the trail.</summary>
    public AccountId Owner => Arn.Account;
}
