using ActionTrail.Core.Trails;

namespace ActionTrail.Engine.Delivery;

/// <summary>A stretch of positions in which a trail was logging, and what it selected then.</summary>
/// <param name="After">Last position before the stretch.</param>
/// <param name="Through">Last position of the stretch; null while it lasts.</param>
/// <param name="Operations">Read, write or both.</param>
/// <param name="Regions">Regions; events of global services are covered always, once, as events of the home region.</param>
public sealed record TrailSelection(long After, long? Through, EventRw Operations, TrailRegionSelection Regions)
{
    /// <summary>Picks the events in place of operations and regions; null for management events. What cannot be read it is never asked about.</summary>
    public IEventSelector? Selector { get; init; }

    /// <summary>Whether a position lies in the stretch.</summary>
    /// <param name="position">Position.</param>
    /// <returns>True when it does.</returns>
    public bool Contains(long position) => position > After && !(position > Through);
}
