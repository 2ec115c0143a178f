using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>The versions of a policy of either type, oldest first.</summary>
internal sealed class ListPolicyVersions() : RamOperation(writes: false)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [Policy(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        PolicyFacts policy = PolicyFacts.Require(call);
        IEnumerable<JsonObject> versions = PolicyVersions.Of(call, policy).Select(version => RamAnswers.Of(version, policy.InForce.VersionId));
        return new JsonObject { ["PolicyVersions"] = new JsonObject { ["PolicyVersion"] = new JsonArray([.. versions]) } };
    }
}
