using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>One control policy with its text.</summary>
internal sealed class GetControlPolicy : DirectoryOperation
{
    /// <inheritdoc/>
    protected override string Resource(PopCall call, DirectoryTree tree) => "policy/controlpolicy/" + call.Parameters.Optional("PolicyId", "*");

    /// <inheritdoc/>
    protected override JsonObject Execute(PopCall call, DirectoryTree tree)
    {
        ControlPolicyDocument policy = ControlPolicyInput.Policy(call, tree);
        JsonObject json = ControlPolicyJson.Policy(call.Cloud, tree.ManagementAccountId, policy);
        json["PolicyDocument"] = policy.PolicyDocument;
        return new JsonObject { ["ControlPolicy"] = json };
    }
}
