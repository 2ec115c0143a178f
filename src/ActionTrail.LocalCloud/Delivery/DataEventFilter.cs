using ActionTrail.Core.Events;
using ActionTrail.Core.Trails;
using ActionTrail.Engine.Delivery;
using ActionTrail.LocalCloud.Trails;

namespace ActionTrail.LocalCloud.Delivery;

/// <summary>Picks the data events that a trail's selectors name.</summary>
/// <param name="selectors">The selectors; one that matches is enough.</param>
/// <param name="regions">Regions.</param>
/// <param name="homeRegion">Region of events that have none.</param>
internal sealed class DataEventFilter(IReadOnlyList<DataEventSelector> selectors, TrailRegionSelection regions, string homeRegion) : IEventSelector
{
    /// <summary>The role that data events are delivered with. Only the service can assume it, so nobody hides behind it.</summary>
    private const string DeliveringRole = "AliyunServiceRoleForActionTrail";

    /// <summary>The selection of a stretch of logging; null when it has no data events.</summary>
    /// <param name="interval">The stretch.</param>
    /// <param name="homeRegion">Home region of the trail.</param>
    /// <returns>The selection.</returns>
    public static TrailSelection? SelectionOf(LoggingInterval interval, string homeRegion)
    {
        if (interval.Selectors is not { DataEvents.Length: > 0 } chosen)
        {
            return null;
        }

        var regions = TrailRegionSelection.Parse(chosen.DataRegions.Length > 0 ? chosen.DataRegions : interval.TrailRegion);
        return new TrailSelection(interval.FromPosition, interval.ToPosition, EventRw.All, regions)
        {
            Selector = new DataEventFilter(DataEventSelector.Parse(chosen.DataEvents), regions, homeRegion),
        };
    }

    /// <inheritdoc/>
    public SelectorVerdict Judge(in EventTraits traits) =>
        traits.Category == EventCategories.Data && regions.Covers(traits.Region.Length > 0 ? traits.Region : homeRegion) ? SelectorVerdict.Look : SelectorVerdict.Leave;

    /// <inheritdoc/>
    public bool Takes(ReadOnlyMemory<byte> json)
    {
        var fields = AuditEventFields.Read(json.Span);
        return selectors.Any(selector => string.Equals(selector.ServiceName, fields.ServiceName, StringComparison.OrdinalIgnoreCase))
            && Selects(AuditEvent.Parse(json), fields.EventRw);
    }

    // Unconfirmed: whether the service's own writes of data events are data events; were they delivered, delivering would never end.
    private bool Selects(AuditEvent audit, string eventRw)
    {
        string arn = DataEventResource.ArnOf(audit);
        return !string.Equals(audit.UserIdentity.RoleName, DeliveringRole, StringComparison.OrdinalIgnoreCase)
            && selectors.Any(selector => selector.Selects(audit.ServiceName, audit.EventName, eventRw, arn));
    }
}
