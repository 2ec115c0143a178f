using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>Whether control policies are enforced.</summary>
internal sealed class GetControlPolicyEnablementStatus : DirectoryOperation
{
    /// <inheritdoc/>
    protected override JsonObject Execute(PopCall call, DirectoryTree tree) =>
        new() { ["EnablementStatus"] = tree.Directory.ControlPoliciesEnabled ? "Enabled" : "Disabled" };
}
