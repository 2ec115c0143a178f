using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>The services that have data events, with the names of those events, by token.</summary>
internal sealed class ListDataEventServices : TrailOperation
{
    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call) => new()
    {
        ["Data"] = TokenPage.Read(call).Answer("ServiceInfos", DataEventServices.All, static item => item.Service, static item => new JsonObject
        {
            ["ServiceName"] = item.Service,
            ["EventNames"] = new JsonArray([.. item.Events.Select(static name => (JsonNode)name)]),
        }),
    };
}
