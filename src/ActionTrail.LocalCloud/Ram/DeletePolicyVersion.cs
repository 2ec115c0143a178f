using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>Removes a version of a custom policy that is not in force.</summary>
internal sealed class DeletePolicyVersion() : RamOperation(writes: true)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [CustomPolicy(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        RamPolicyDocument policy = RequireCustomPolicy(call);
        string id = call.Parameters.Required("VersionId");
        RamPolicyVersion version = policy.Versions.FirstOrDefault(candidate => candidate.VersionId == id) ?? throw RamErrors.NotExist("Policy.Version", id);
        if (id == policy.DefaultVersion)
        {
            throw RamErrors.DeleteConflict("Policy.Version.Default", $"{policy.PolicyName} {id}", "it is the default version");
        }

        RamStore.Put(call.Cloud, call.AccountId, policy with { Versions = [.. policy.Versions.Except([version])], UpdateDate = call.Now });
        return [];
    }
}
