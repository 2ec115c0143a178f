using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;
using ActionTrail.LocalCloud.Ledger;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>
/// Which operations made, changed and ended resources of which types in the caller's account, by service, type and phase; from the write
/// events of the last 90 days.
/// </summary>
internal sealed class DescribeResourceLifeCycleEvents : TrailOperation
{
    private static readonly TimeSpan s_reach = TimeSpan.FromDays(90);

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        string? service = call.Parameters.Optional("ServiceName");
        string? type = call.Parameters.Optional("ResourceType");
        var written = new LookupCondition(LookupAttribute.EventRW, "Write");
        IEnumerable<(string Service, string Type, string Event)> seen = PastEvents.Read(call, s_reach, written)
            .Where(past => service is null || string.Equals(past.ServiceName, service, StringComparison.OrdinalIgnoreCase))
            .SelectMany(static past => past.ReferencedResources.Keys, static (past, resource) => (past.ServiceName, Type: resource, past.EventName))
            .Where(known => type is null || known.Type == type)
            .Distinct();
        JsonNode[] services =
        [
            .. seen.GroupBy(static known => known.Service).OrderBy(static group => group.Key, StringComparer.Ordinal)
                .Select(static group => Node(group.Key, ServiceTitles.Of(group.Key), Types(group))),
        ];
        return new JsonObject { ["Data"] = new JsonArray(services).ToJsonString() };
    }

    private static IEnumerable<JsonNode> Types(IEnumerable<(string Service, string Type, string Event)> seen) =>
        seen.GroupBy(static known => known.Type).OrderBy(static group => group.Key, StringComparer.Ordinal)
            .Select(static group => Node(group.Key, (group.Key, group.Key), Phases(group.Select(static known => known.Event))));

    private static IEnumerable<JsonNode> Phases(IEnumerable<string> events) =>
        events.GroupBy(LifeCyclePhase.Of).OrderBy(static group => group.Key.Order)
            .Select(static group => Node(string.Join(',', group.Order(StringComparer.Ordinal)), (group.Key.English, group.Key.Chinese), null));

    private static JsonNode Node(string value, (string English, string Chinese) titles, IEnumerable<JsonNode>? children)
    {
        var node = new JsonObject { ["value"] = value, ["label"] = titles.Chinese, ["labelEn"] = titles.English };
        if (children is not null)
        {
            node["children"] = new JsonArray([.. children]);
        }

        return node;
    }
}
