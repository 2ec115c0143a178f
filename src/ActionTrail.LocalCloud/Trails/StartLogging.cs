using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>Lets a trail cover events from the next one on. Nothing changes when it is logging already.</summary>
// Unconfirmed: that starting twice is no error.
internal sealed class StartLogging : TrailOperation
{
    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        TrailDocument trail = OwnTrail(call);
        if (!trail.IsLogging)
        {
            TrailCatalog.Put(call.Cloud, trail.Started(call.Cloud.Ledger.LastPosition) with { StartedAt = call.Now });
        }

        return [];
    }
}
