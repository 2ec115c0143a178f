using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>One version of a policy of either type.</summary>
internal sealed class GetPolicyVersion() : RamOperation(writes: false)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [Policy(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        PolicyFacts policy = PolicyFacts.Require(call);
        string id = call.Parameters.Required("VersionId");
        RamPolicyVersion version = PolicyVersions.Of(call, policy).FirstOrDefault(candidate => candidate.VersionId == id) ?? throw RamErrors.NotExist("Policy.Version", id);
        return new JsonObject { ["PolicyVersion"] = RamAnswers.Of(version, policy.InForce.VersionId) };
    }
}
