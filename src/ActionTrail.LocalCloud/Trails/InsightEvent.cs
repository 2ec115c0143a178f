using ActionTrail.Core.Errors;
using ActionTrail.Core.Events;
using ActionTrail.LocalCloud.Ledger;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>One insight event of the ledger.</summary>
/// <param name="Position">Position in the ledger.</param>
/// <param name="Event">The event.</param>
internal sealed record InsightEvent(long Position, AuditEvent Event)
{
    public DateTimeOffset Time => Event.EventTime;

    /// <summary>Kind; see <see cref="InsightTypes"/>.</summary>
    public string Type => Detail("insightType");

    /// <summary>What it is about: an address, an access key, a service or an operation, as the kind has it.</summary>
    public string Subject => Detail("insightObject");

    /// <summary>Reads a recorded event; null for one that is no insight.</summary>
    public static InsightEvent? Read(LedgerEvent recorded)
    {
        try
        {
            var parsed = AuditEvent.Parse(recorded.Json);
            return parsed.EventCategory == EventCategories.Insight ? new InsightEvent(recorded.Position, parsed) : null;
        }
        catch (InvalidEventException)
        {
            // Imported as it was; it cannot be an insight without id or time.
            return null;
        }
    }

    /// <summary>Whether the event has a value of an attribute that LookupInsightEvents knows.</summary>
    public bool Has(string attribute, string value) => attribute switch
    {
        "EventId" => Event.EventId == value,
        "InsightType" => Type == value,
        "InsightObject" => Subject == value,
        "AccessKeyId" => Type == "AkInsight" && Subject == value,
        "SourceIpAddress" => (Type == "IpInsight" && Subject == value) || Detail("sourceIpAddress") == value,
        "ServiceName" => Subject == value || RelatedApis().Any(api => api.StartsWith(value + ":", StringComparison.Ordinal)),
        "EventName" => Subject == value || RelatedApis().Any(api => api.EndsWith(":" + value, StringComparison.Ordinal)),
        _ => false,
    };

    private string Detail(string name) =>
        Event.InsightDetails is { } details && details.TryGetProperty(name, out System.Text.Json.JsonElement value) ? value.ToString() : "";

    /// <summary>The operations that the insight names, as <c>Ecs:DescribeInstances</c>.</summary>
    private IEnumerable<string> RelatedApis()
    {
        if (Event.InsightDetails is not { } details || !details.TryGetProperty("insightContext", out System.Text.Json.JsonElement context)
            || !context.TryGetProperty("attributions", out System.Text.Json.JsonElement attributions))
        {
            return [];
        }

        return attributions.EnumerateArray()
            .Where(static item => item.TryGetProperty("attribute", out System.Text.Json.JsonElement attribute) && attribute.ValueEquals("apiRelated"))
            .SelectMany(static item => item.GetProperty("insight").EnumerateArray())
            .Select(static item => item.GetProperty("value").ToString());
    }
}
