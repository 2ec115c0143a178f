using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>Deletes a trail with its selectors; what was delivered stays.</summary>
internal sealed class DeleteTrail : TrailOperation
{
    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        TrailDocument trail = OwnTrail(call);
        call.Cloud.Documents.Remove<TrailDocument>(trail.OwnerAccountId, trail.Name);
        call.Cloud.Documents.Remove<DataEventSelectorDocument>(trail.OwnerAccountId, trail.Name);
        call.Cloud.Documents.Remove<InsightSelectorDocument>(trail.OwnerAccountId, trail.Name);
        foreach (KeyValuePair<string, DataEventFailureDocument> failure in call.Cloud.Documents.List<DataEventFailureDocument>(trail.OwnerAccountId, DataEventFailureDocument.KeyOf(trail.Name, "")))
        {
            call.Cloud.Documents.Remove<DataEventFailureDocument>(trail.OwnerAccountId, failure.Key);
        }

        if (HistoryJobs.OpenOf(call.Cloud, trail) is { } abandoned)
        {
            HistoryJobs.Note(call.Cloud, trail.OwnerAccountId, abandoned, HistoryJobStatus.Failed, $"Trail {trail.Name} was deleted.");
        }

        return [];
    }
}
