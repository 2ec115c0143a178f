using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>When an access key last signed a call.</summary>
internal sealed class GetAccessKeyLastUsed() : RamOperation(writes: false)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [KeyOwner.Arn(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        return KeyUse.Show(call, KeyOwner.RequireKey(call, KeyOwner.Require(call)).AccessKeyId);
    }
}
