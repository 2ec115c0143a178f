using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>Takes the data event selector off a trail; nothing happens when it has none.</summary>
internal sealed class DeleteDataEventSelector : TrailOperation
{
    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        TrailDocument trail = OwnTrail(call, "TrailName");
        call.Cloud.Documents.Remove<DataEventSelectorDocument>(trail.OwnerAccountId, trail.Name);
        TrailCatalog.Put(call.Cloud, trail.Selecting(trail.Selectors.With(null, trail.HomeRegion), call.Cloud.Ledger.LastPosition));
        return [];
    }
}
