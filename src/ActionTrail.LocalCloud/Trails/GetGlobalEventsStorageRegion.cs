using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>Where the caller's account keeps the events of global services.</summary>
internal sealed class GetGlobalEventsStorageRegion : TrailOperation
{
    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call) => new()
    {
        ["StorageRegion"] = call.Cloud.Documents.Find<GlobalEventsRegionDocument>(call.Caller.AccountId, GlobalEventsRegionDocument.Key)?.Region
            ?? GlobalEventsRegionDocument.Allowed[0],
    };
}
