using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>The control policies of the directory, by type when one is asked for.</summary>
internal sealed class ListControlPolicies : DirectoryOperation
{
    /// <inheritdoc/>
    protected override string Resource(PopCall call, DirectoryTree tree) => "policy/controlpolicy/*";

    /// <inheritdoc/>
    protected override JsonObject Execute(PopCall call, DirectoryTree tree)
    {
        string? type = call.Parameters.Optional("PolicyType");
        ControlPolicyDocument[] policies =
            [.. ControlPolicies.All(call.Cloud, tree.Directory).Where(policy => type is null || (policy.PolicyId == ControlPolicies.FullAccess) == (type == "System"))];
        return PageRequest.Read(call.Parameters).Answer(
            "ControlPolicies", "ControlPolicy", policies, policy => ControlPolicyJson.Policy(call.Cloud, tree.ManagementAccountId, policy));
    }
}
