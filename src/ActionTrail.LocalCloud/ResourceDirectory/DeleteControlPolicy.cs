using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>Deletes a custom control policy that is attached nowhere.</summary>
internal sealed class DeleteControlPolicy : DirectoryOperation
{
    /// <inheritdoc/>
    protected override string Resource(PopCall call, DirectoryTree tree) => "policy/controlpolicy/" + call.Parameters.Optional("PolicyId", "*");

    /// <inheritdoc/>
    protected override JsonObject Execute(PopCall call, DirectoryTree tree)
    {
        ControlPolicyDocument policy = ControlPolicyInput.CustomPolicy(call, tree);
        if (ControlPolicies.Of(call.Cloud, tree.ManagementAccountId, policy.PolicyId).Count is > 0 and int attached)
        {
            throw new CloudError(409, "DeleteConflict.ControlPolicy.Attachment", $"The control policy '{policy.Name}' is attached to {attached} targets.");
        }

        call.Cloud.Documents.Remove<ControlPolicyDocument>(tree.ManagementAccountId, policy.PolicyId);
        call.Refer("ACS::ResourceManager::ControlPolicy", policy.PolicyId);
        return [];
    }
}
