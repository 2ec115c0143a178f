using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>Lets a trail cover no event from the next one on; what it covered until now is still delivered. Nothing changes when it is not logging.</summary>
// Unconfirmed: that stopping twice is no error.
internal sealed class StopLogging : TrailOperation
{
    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        TrailDocument trail = OwnTrail(call);
        if (trail.IsLogging)
        {
            TrailCatalog.Put(call.Cloud, trail.Stopped(call.Cloud.Ledger.LastPosition) with { StoppedAt = call.Now });
        }

        return [];
    }
}
