using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ims;

/// <summary>The domain of the account's users.</summary>
internal sealed class GetDefaultDomain() : ImsOperation(writes: false)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => ["*"];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        return new JsonObject { ["DefaultDomainName"] = ImsNames.Domain(call) };
    }
}
