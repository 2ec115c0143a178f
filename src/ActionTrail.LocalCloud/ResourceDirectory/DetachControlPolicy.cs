using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>Takes a control policy off a target; the last one stays.</summary>
internal sealed class DetachControlPolicy : DirectoryOperation
{
    /// <inheritdoc/>
    protected override string Resource(PopCall call, DirectoryTree tree) => "policy/controlpolicy/" + call.Parameters.Optional("PolicyId", "*");

    /// <inheritdoc/>
    protected override JsonObject Execute(PopCall call, DirectoryTree tree)
    {
        ControlPolicyDocument policy = ControlPolicyInput.Policy(call, tree);
        string target = ControlPolicyInput.Target(call, tree);
        IReadOnlyList<ControlPolicyAttachmentDocument> present = ControlPolicies.On(call.Cloud, tree.ManagementAccountId, target);
        if (present.All(attachment => attachment.PolicyId != policy.PolicyId))
        {
            throw new CloudError(404, "EntityNotExists.ControlPolicy.Attachment", $"The control policy '{policy.Name}' is not attached to '{target}'.");
        }

        if (present.Count == 1)
        {
            throw new CloudError(400, "NotSupport.DetachLastControlPolicy", $"'{target}' must keep at least one control policy.");
        }

        call.Cloud.Documents.Remove<ControlPolicyAttachmentDocument>(tree.ManagementAccountId, ControlPolicies.Key(target, policy.PolicyId));
        call.Refer("ACS::ResourceManager::ControlPolicy", policy.PolicyId);
        return [];
    }
}
