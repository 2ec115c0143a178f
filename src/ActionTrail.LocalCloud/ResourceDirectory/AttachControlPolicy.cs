using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>Attaches a control policy to Root, a folder or a member; it binds everything below.</summary>
internal sealed class AttachControlPolicy : DirectoryOperation
{
    private const int MostPerTarget = 10;

    /// <inheritdoc/>
    protected override string Resource(PopCall call, DirectoryTree tree) => "policy/controlpolicy/" + call.Parameters.Optional("PolicyId", "*");

    /// <inheritdoc/>
    protected override JsonObject Execute(PopCall call, DirectoryTree tree)
    {
        ControlPolicyDocument policy = ControlPolicyInput.Policy(call, tree);
        string target = ControlPolicyInput.Target(call, tree);
        IReadOnlyList<ControlPolicyAttachmentDocument> present = ControlPolicies.On(call.Cloud, tree.ManagementAccountId, target);
        if (present.Any(attachment => attachment.PolicyId == policy.PolicyId))
        {
            throw new CloudError(409, "EntityAlreadyExists.ControlPolicy.Attachment", $"The control policy '{policy.Name}' is attached to '{target}' already.");
        }

        if (present.Count >= MostPerTarget)
        {
            throw new CloudError(409, "LimitExceeded.ControlPolicy.Attachment", $"At most {MostPerTarget} control policies can be attached to one target.");
        }

        ControlPolicies.Attach(call.Cloud, tree.ManagementAccountId, target, policy.PolicyId);
        call.Refer("ACS::ResourceManager::ControlPolicy", policy.PolicyId);
        return [];
    }
}
