using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>A policy of either type with the version that is in force.</summary>
internal sealed class GetPolicy() : RamOperation(writes: false)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [Policy(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        PolicyFacts policy = PolicyFacts.Require(call);
        JsonObject shown = policy.Show();
        shown["UpdateDate"] = PopTime.Text(policy.Updated);
        shown["AttachmentCount"] = Attachments.Count(call.Cloud, call.AccountId).GetValueOrDefault(policy.Key);
        return new JsonObject
        {
            ["Policy"] = shown,
            ["DefaultPolicyVersion"] = RamAnswers.Of(policy.InForce, policy.InForce.VersionId),
        };
    }
}
