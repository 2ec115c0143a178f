using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>Writes a custom control policy; it binds nobody until it is attached.</summary>
internal sealed class CreateControlPolicy : DirectoryOperation
{
    private const int MostPolicies = 1500;

    /// <inheritdoc/>
    protected override string Resource(PopCall call, DirectoryTree tree) => "policy/controlpolicy/*";

    /// <inheritdoc/>
    protected override JsonObject Execute(PopCall call, DirectoryTree tree)
    {
        string name = DirectoryInput.Required(call, "PolicyName");
        string document = DirectoryInput.Required(call, "PolicyDocument");
        if (call.Parameters.Optional("EffectScope", "RAM") is not "RAM" and { } scope)
        {
            throw DirectoryErrors.Invalid("EffectScope", $"EffectScope '{scope}' is unknown; RAM is allowed.");
        }

        ControlPolicyInput.DemandName(call, tree, name, exceptPolicyId: null);
        ControlPolicies.DemandDocument(document);
        if (ControlPolicies.All(call.Cloud, tree.Directory).Count > MostPolicies)
        {
            throw new CloudError(409, "LimitExceeded.ControlPolicy", $"A resource directory can hold at most {MostPolicies} custom control policies.");
        }

        var policy = new ControlPolicyDocument
        {
            PolicyId = "cp-" + call.Cloud.Ids.Text(10),
            Name = name,
            Description = call.Parameters.Optional("Description", ""),
            PolicyDocument = document,
            CreatedAt = call.Now,
            UpdatedAt = call.Now,
        };
        call.Cloud.Documents.Put(tree.ManagementAccountId, policy.PolicyId, policy);
        call.Refer("ACS::ResourceManager::ControlPolicy", policy.PolicyId);
        return new JsonObject { ["ControlPolicy"] = ControlPolicyJson.Policy(call.Cloud, tree.ManagementAccountId, policy) };
    }
}
