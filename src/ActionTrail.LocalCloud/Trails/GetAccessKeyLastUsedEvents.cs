using System.Text.Json.Nodes;
using ActionTrail.Core.Events;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>The operations that an access key called in one service.</summary>
internal sealed class GetAccessKeyLastUsedEvents : AccessKeyUsesOperation
{
    /// <inheritdoc/>
    protected override string List => "Events";

    /// <inheritdoc/>
    protected override IEnumerable<(string Key, JsonObject Item)> Touched(AuditEvent use) => [(use.EventName, new JsonObject { ["EventName"] = use.EventName })];
}
