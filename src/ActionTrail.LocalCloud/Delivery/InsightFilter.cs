using System.Text.Json;
using ActionTrail.Core.Events;
using ActionTrail.Core.Trails;
using ActionTrail.Engine.Delivery;
using ActionTrail.LocalCloud.Trails;

namespace ActionTrail.LocalCloud.Delivery;

/// <summary>Picks the insight events of the types that a trail selected.</summary>
/// <param name="types">The types.</param>
internal sealed class InsightFilter(IReadOnlyList<string> types) : IEventSelector
{
    /// <summary>The selection of a stretch of logging; null when it has no insight events.</summary>
    /// <param name="interval">The stretch.</param>
    /// <returns>The selection.</returns>
    public static TrailSelection? SelectionOf(LoggingInterval interval) => interval.Selectors is not { InsightTypes.Length: > 0 } chosen ? null
        : new TrailSelection(interval.FromPosition, interval.ToPosition, EventRw.All, TrailRegionSelection.All) { Selector = new InsightFilter(chosen.InsightTypes.Split(',')) };

    /// <inheritdoc/>
    public SelectorVerdict Judge(in EventTraits traits) => traits.Category == EventCategories.Insight ? SelectorVerdict.Look : SelectorVerdict.Leave;

    /// <inheritdoc/>
    public bool Takes(ReadOnlyMemory<byte> json) =>
        AuditEvent.Parse(json).InsightDetails is { } details
        && details.TryGetProperty("insightType", out JsonElement type) && types.Contains(type.ToString(), StringComparer.Ordinal);
}
