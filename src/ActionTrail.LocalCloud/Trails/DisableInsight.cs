using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>Switches one kind of insights off for the caller's account.</summary>
internal sealed class DisableInsight : TrailOperation
{
    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        InsightTypes.Switch(call, isEnabled: false);
        return [];
    }
}
