using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;
using ActionTrail.LocalCloud.Ram;

namespace ActionTrail.LocalCloud.Ims;

/// <summary>When an access key last signed a call.</summary>
internal sealed class GetAccessKeyLastUsed() : ImsOperation(writes: false)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [User(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        return KeyUse.Show(call, KeyOwner.RequireKey(call, RequireUser(call)).AccessKeyId);
    }
}
