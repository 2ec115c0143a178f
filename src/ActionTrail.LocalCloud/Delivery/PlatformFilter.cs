using ActionTrail.Core.Trails;
using ActionTrail.Engine.Delivery;
using ActionTrail.LocalCloud.Trails;

namespace ActionTrail.LocalCloud.Delivery;

/// <summary>Picks platform operations (Inner-ActionTrail): what staff and systems of the cloud did to the resources of an account.</summary>
/// <param name="regions">Regions.</param>
// Unconfirmed: the API of Inner-ActionTrail trails, which is not public and open to accounts on request. Here every trail with Log Service
// delivers them, of its accounts and regions; they are neither reads nor writes.
internal sealed class PlatformFilter(TrailRegionSelection regions) : IEventSelector
{
    /// <summary>The selection of a stretch of logging.</summary>
    /// <param name="interval">The stretch.</param>
    /// <returns>The selection.</returns>
    public static TrailSelection SelectionOf(LoggingInterval interval)
    {
        var regions = TrailRegionSelection.Parse(interval.TrailRegion);
        return new TrailSelection(interval.FromPosition, interval.ToPosition, EventRw.All, regions) { Selector = new PlatformFilter(regions) };
    }

    /// <inheritdoc/>
    public SelectorVerdict Judge(in EventTraits traits) =>
        traits.Category.Length == 0 && (traits.Region.Length == 0 || regions.Covers(traits.Region)) ? SelectorVerdict.Take : SelectorVerdict.Leave;

    /// <inheritdoc/>
    public bool Takes(ReadOnlyMemory<byte> json) => true;
}
