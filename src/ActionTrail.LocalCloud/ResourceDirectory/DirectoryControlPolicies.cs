using ActionTrail.Core.Policies;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>Gives the gateway the control policies of the resource directory.</summary>
internal sealed class DirectoryControlPolicies : IControlPolicySource
{
    /// <inheritdoc/>
    public IReadOnlyList<IReadOnlyList<NamedPolicy>> LevelsOf(CloudState cloud, string accountId) => ControlPolicies.Binding(cloud, accountId);
}
