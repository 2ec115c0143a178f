using System.Text.Json;

namespace ActionTrail.Core.Events;

/// <summary>What an insight event is about, by the attributes that LookupInsightEvents knows.</summary>
/// <param name="insight">The event.</param>
/// <remarks>Source: LookupInsightEvents and the insight event examples; kinds of insights differ in what they name.</remarks>
public sealed class InsightFacts(AuditEvent insight)
{
    /// <summary>The attributes.</summary>
    public static IReadOnlyList<string> Attributes { get; } = ["ServiceName", "EventName", "SourceIpAddress", "InsightType", "EventId", "AccessKeyId", "InsightObject"];

    /// <summary>Kind, for example <c>IpInsight</c>.</summary>
    public string Type => Detail("insightType");

    /// <summary>What it is about: an address, an access key, a service or an operation, as the kind has it.</summary>
    public string Subject => Detail("insightObject");

    /// <summary>The values of an attribute.</summary>
    /// <param name="attribute">One of <see cref="Attributes"/>.</param>
    /// <returns>Values; none for an attribute that does not concern the event.</returns>
    public IEnumerable<string> Values(string attribute) => attribute switch
    {
        "EventId" => [insight.EventId],
        "InsightType" => [Type],
        "InsightObject" => [Subject],
        "AccessKeyId" => Type == "AkInsight" ? [Subject] : [],
        "SourceIpAddress" => Type == "IpInsight" ? [Subject, Detail("sourceIpAddress")] : [Detail("sourceIpAddress")],
        "ServiceName" => RelatedApis().Select(static api => api[0]).Prepend(Subject),
        "EventName" => RelatedApis().Select(static api => api[^1]).Prepend(Subject),
        _ => [],
    };

    private string Detail(string name) => insight.InsightDetails is { } details && details.TryGetProperty(name, out JsonElement value) ? value.ToString() : "";

    /// <summary>The operations that the insight names, each as service and operation: the record has <c>Ecs:DescribeInstances</c>.</summary>
    private IEnumerable<string[]> RelatedApis() => (insight.InsightDetails ?? default).Find("insightContext").Find("attributions") is { ValueKind: JsonValueKind.Array } attributions
        ? attributions.EnumerateArray()
            .Where(static item => item.Text("attribute") == "apiRelated")
            .SelectMany(static item => item.Find("insight") is { ValueKind: JsonValueKind.Array } apis ? apis.EnumerateArray() : default)
            .Select(static item => item.Text("value").Split(':'))
        : [];
}
