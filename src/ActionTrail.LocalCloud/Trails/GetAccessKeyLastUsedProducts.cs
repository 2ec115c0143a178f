using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>The services that an access key called, each with its latest use, newest first.</summary>
internal sealed class GetAccessKeyLastUsedProducts : AccessKeyOperation
{
    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call) => new()
    {
        ["Products"] = new JsonArray(
        [
            .. Uses(call, Key(call)).DistinctBy(static use => use.ServiceName, StringComparer.Ordinal)
                .Select(static use => (JsonNode)WithUse(WithService([], use.ServiceName), use)),
        ]),
    };
}
