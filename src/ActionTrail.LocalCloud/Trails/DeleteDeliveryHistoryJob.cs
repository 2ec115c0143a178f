using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>Forgets a history job; what it delivered stays, the rest is not delivered.</summary>
internal sealed class DeleteDeliveryHistoryJob : TrailOperation
{
    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        HistoryJobs.Remove(call.Cloud, call.Caller.AccountId, HistoryJobs.Named(call));
        return [];
    }
}
