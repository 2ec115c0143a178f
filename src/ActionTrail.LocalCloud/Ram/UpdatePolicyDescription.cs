using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>Changes a custom policy's description.</summary>
internal sealed class UpdatePolicyDescription() : RamOperation(writes: true)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [CustomPolicy(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        RamPolicyDocument policy = RequireCustomPolicy(call) with { Description = RamText.Text(call, "NewDescription", 1024) ?? "", UpdateDate = call.Now };
        RamStore.Put(call.Cloud, call.AccountId, policy);
        return new JsonObject { ["Policy"] = PolicyFacts.Find(call.Cloud, call.AccountId, PolicyAttachment.Custom, policy.PolicyName)!.Show() };
    }
}
