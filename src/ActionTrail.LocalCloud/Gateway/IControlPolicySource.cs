using ActionTrail.Core.Policies;

namespace ActionTrail.LocalCloud.Gateway;

/// <summary>Where the control policies of the resource directory come from.</summary>
internal interface IControlPolicySource
{
    /// <summary>The control policies that bind the users and roles of an account.</summary>
    /// <param name="cloud">State of the cloud.</param>
    /// <param name="accountId">Account that owns the resource.</param>
    /// <returns>One list per level from the member up to the root folder; empty when none bind it (no member, feature off, management account).</returns>
    IReadOnlyList<IReadOnlyList<NamedPolicy>> LevelsOf(CloudState cloud, string accountId);
}
