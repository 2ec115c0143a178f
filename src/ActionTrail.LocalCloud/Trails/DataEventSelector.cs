using System.Text.Json;
using ActionTrail.Core.Trails;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>One selector of data events: a service, and optionally kinds of operations, event names and resources.</summary>
internal sealed record DataEventSelector
{
    private const int Most = 20;

    /// <summary>Service whose data events are meant.</summary>
    public required string ServiceName { get; init; }

    /// <summary>Reads, writes or both.</summary>
    public EventRw ReadWriteType { get; init; } = EventRw.All;

    /// <summary>Event names.</summary>
    public ValueSelection EventName { get; init; } = ValueSelection.Any;

    /// <summary>Resource ARNs.</summary>
    public ValueSelection ResourceArn { get; init; } = ValueSelection.Any;

    /// <summary>Whether an event is selected.</summary>
    public bool Selects(string serviceName, string eventName, string eventRw, string resourceArn) =>
        string.Equals(ServiceName, serviceName, StringComparison.OrdinalIgnoreCase) && ReadWriteType.Covers(eventRw)
        && EventName.Selects(eventName) && ResourceArn.Selects(resourceArn);

    /// <summary>Reads the parameter <c>EventSelectors</c>.</summary>
    /// <param name="json">JSON array of 1 to 20 selectors.</param>
    /// <exception cref="CloudError">400: it is none.</exception>
    public static IReadOnlyList<DataEventSelector> Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            DataEventSelector[] selectors = [.. document.RootElement.EnumerateArray().Select(Read)];
            return selectors.Length is >= 1 and <= Most
                ? selectors
                : throw TrailErrors.InvalidParameter($"EventSelectors has {selectors.Length} elements; 1 to {Most} are allowed.");
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            throw TrailErrors.InvalidParameter($"EventSelectors is not a JSON array of selectors: {broken.Message}");
        }
    }

    private static DataEventSelector Read(JsonElement item)
    {
        foreach (JsonProperty unknown in item.EnumerateObject().Where(static property => property.Name is not (nameof(ServiceName) or nameof(ReadWriteType) or nameof(EventName) or nameof(ResourceArn))))
        {
            throw TrailErrors.InvalidParameter($"EventSelectors has the unknown field '{unknown.Name}'; ServiceName, ReadWriteType, EventName and ResourceArn are allowed.");
        }

        string? service = item.TryGetProperty(nameof(ServiceName), out JsonElement name) ? name.GetString() : null;
        string readWrite = item.TryGetProperty(nameof(ReadWriteType), out JsonElement type) ? type.GetString() ?? "" : "All";
        return new DataEventSelector
        {
            ServiceName = string.IsNullOrEmpty(service) ? throw TrailErrors.InvalidParameter("EventSelectors has an element without ServiceName.") : service,
            ReadWriteType = EventRwText.TryParse(readWrite, out EventRw parsed)
                ? parsed
                : throw TrailErrors.InvalidParameter($"ReadWriteType '{readWrite}' is unknown; Read, Write and All are allowed."),
            EventName = ValueSelection.Read(item, nameof(EventName)),
            ResourceArn = ValueSelection.Read(item, nameof(ResourceArn)),
        };
    }
}
