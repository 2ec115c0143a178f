using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>Puts a version of a custom policy in force.</summary>
internal sealed class SetDefaultPolicyVersion() : RamOperation(writes: true)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [CustomPolicy(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        RamPolicyDocument policy = RequireCustomPolicy(call);
        string id = call.Parameters.Required("VersionId");
        if (!policy.Versions.Any(version => version.VersionId == id))
        {
            throw RamErrors.NotExist("Policy.Version", id);
        }

        RamStore.Put(call.Cloud, call.AccountId, policy with { DefaultVersion = id, UpdateDate = call.Now });
        return [];
    }
}
