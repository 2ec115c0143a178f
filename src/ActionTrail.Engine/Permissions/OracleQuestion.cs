using ActionTrail.Core.Accounts;
using ActionTrail.Core.Trails;
using ActionTrail.Engine.Setup;

namespace ActionTrail.Engine.Permissions;

/// <summary>What is asked about a write role.</summary>
/// <param name="Role">Name of the role.</param>
/// <param name="TrailOwner">Account that owns the trails, for which ActionTrail acts.</param>
public sealed record OracleQuestion(RoleName Role, AccountId TrailOwner)
{
    /// <summary>Destinations that the role is to write to; empty to look at the role alone.</summary>
    public IReadOnlyList<Destination> Destinations { get; init; } = [];

    /// <summary>The trail; null for any.</summary>
    public TrailName? Trail { get; init; }
}
