using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>Changes name, description or text of a custom control policy, at once for all its nodes.</summary>
internal sealed class UpdateControlPolicy : DirectoryOperation
{
    /// <inheritdoc/>
    protected override string Resource(PopCall call, DirectoryTree tree) => "policy/controlpolicy/" + call.Parameters.Optional("PolicyId", "*");

    /// <inheritdoc/>
    protected override JsonObject Execute(PopCall call, DirectoryTree tree)
    {
        ControlPolicyDocument policy = ControlPolicyInput.CustomPolicy(call, tree);
        if (call.Parameters.Optional("NewPolicyName") is { } name)
        {
            ControlPolicyInput.DemandName(call, tree, name, policy.PolicyId);
            policy = policy with { Name = name };
        }

        if (call.Parameters.Optional("NewPolicyDocument") is { } document)
        {
            ControlPolicies.DemandDocument(document);
            policy = policy with { PolicyDocument = document };
        }

        policy = policy with { Description = call.Parameters.Optional("NewDescription", policy.Description), UpdatedAt = call.Now };
        call.Cloud.Documents.Put(tree.ManagementAccountId, policy.PolicyId, policy);
        call.Refer("ACS::ResourceManager::ControlPolicy", policy.PolicyId);
        return new JsonObject { ["ControlPolicy"] = ControlPolicyJson.Policy(call.Cloud, tree.ManagementAccountId, policy) };
    }
}
