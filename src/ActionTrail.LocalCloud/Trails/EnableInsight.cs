using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>Switches one kind of insights on for the caller's account.</summary>
internal sealed class EnableInsight : TrailOperation
{
    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        InsightTypes.Switch(call, isEnabled: true);
        return [];
    }
}
