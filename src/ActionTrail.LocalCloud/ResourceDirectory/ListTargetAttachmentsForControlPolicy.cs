using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>The targets that a control policy is attached to.</summary>
internal sealed class ListTargetAttachmentsForControlPolicy : DirectoryOperation
{
    /// <inheritdoc/>
    protected override string Resource(PopCall call, DirectoryTree tree) => "policy/controlpolicy/" + call.Parameters.Optional("PolicyId", "*");

    /// <inheritdoc/>
    protected override JsonObject Execute(PopCall call, DirectoryTree tree)
    {
        ControlPolicyDocument policy = ControlPolicyInput.Policy(call, tree);
        return PageRequest.Read(call.Parameters).Answer(
            "TargetAttachments",
            "TargetAttachment",
            ControlPolicies.Of(call.Cloud, tree.ManagementAccountId, policy.PolicyId),
            attachment => ControlPolicyJson.Target(tree, attachment));
    }
}
