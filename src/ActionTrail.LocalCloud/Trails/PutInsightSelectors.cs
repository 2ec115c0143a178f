using System.Text.Json;
using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>Sets which insights a trail delivers; the trail must cover all regions and all operations.</summary>
internal sealed class PutInsightSelectors : TrailOperation
{
    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        TrailDocument trail = OwnTrail(call, "TrailName");
        string[] types = [.. Types(call.Parameters.Required("InsightSelectors")).Select(InsightTypes.Demand).Distinct(StringComparer.Ordinal)];

        // Unconfirmed: the code for a trail that covers too little.
        if (types.Length > 0 && trail is not { TrailRegion: "All", EventRw: "All" })
        {
            throw new CloudError(400, "InsightTypeNotAvailable", $"The input insightType is not available: trail {trail.Name} must cover all regions and all operations.");
        }

        call.Cloud.Documents.Put(trail.OwnerAccountId, trail.Name, new InsightSelectorDocument(trail.Name, types));
        TrailCatalog.Put(call.Cloud, trail.Selecting(trail.Selectors with { InsightTypes = string.Join(',', types) }, call.Cloud.Ledger.LastPosition));
        return InsightSelectorJson.Answer(trail, types);
    }

    private static List<string> Types(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return [.. document.RootElement.EnumerateArray().Select(static item => item.GetProperty("insightType").GetString() ?? "")];
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw TrailErrors.InvalidParameter($"InsightSelectors is not of the form [{{\"insightType\":\"…\"}}]: {broken.Message}");
        }
    }
}
