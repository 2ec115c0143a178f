using System.Text.Json.Nodes;
using ActionTrail.Core.Events;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>The resources that an access key touched in one service.</summary>
internal sealed class GetAccessKeyLastUsedResources : AccessKeyUsesOperation
{
    /// <inheritdoc/>
    protected override string List => "Resources";

    /// <inheritdoc/>
    protected override IEnumerable<(string Key, JsonObject Item)> Touched(AuditEvent use) =>
        use.ReferencedResources.SelectMany(static type => type.Value, static (type, id) =>
            ($"{type.Key} {id}", new JsonObject { ["ResourceType"] = type.Key, ["ResourceName"] = id }));
}
