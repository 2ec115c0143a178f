using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>Chooses where the caller's account keeps the events of global services.</summary>
internal sealed class UpdateGlobalEventsStorageRegion : TrailOperation
{
    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        string region = call.Parameters.Required("StorageRegion");
        if (!GlobalEventsRegionDocument.Allowed.Contains(region, StringComparer.Ordinal))
        {
            throw TrailErrors.InvalidParameter($"StorageRegion '{region}' cannot be chosen; {string.Join(" and ", GlobalEventsRegionDocument.Allowed)} are allowed.");
        }

        call.Cloud.Documents.Put(call.Caller.AccountId, GlobalEventsRegionDocument.Key, new GlobalEventsRegionDocument(region));
        return [];
    }
}
