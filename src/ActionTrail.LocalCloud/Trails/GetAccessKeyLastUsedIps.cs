using System.Text.Json.Nodes;
using ActionTrail.Core.Events;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>The addresses from which an access key called one service.</summary>
internal sealed class GetAccessKeyLastUsedIps : AccessKeyUsesOperation
{
    /// <inheritdoc/>
    protected override string List => "Ips";

    /// <inheritdoc/>
    protected override IEnumerable<(string Key, JsonObject Item)> Touched(AuditEvent use) => [(use.SourceIpAddress, new JsonObject { ["Ip"] = use.SourceIpAddress })];
}
