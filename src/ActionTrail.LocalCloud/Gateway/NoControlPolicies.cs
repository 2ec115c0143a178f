using ActionTrail.Core.Policies;

namespace ActionTrail.LocalCloud.Gateway;

/// <summary>A cloud without control policies.</summary>
internal sealed class NoControlPolicies : IControlPolicySource
{
    /// <inheritdoc/>
    public IReadOnlyList<IReadOnlyList<NamedPolicy>> LevelsOf(CloudState cloud, string accountId) => [];
}
