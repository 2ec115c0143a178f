using ActionTrail.Core.Trails;
using ActionTrail.Engine.Delivery;

namespace ActionTrail.Engine.Collection;

/// <summary>Everything that was collected is delivered: the feed has chosen already.</summary>
/// <param name="source">The spool.</param>
internal sealed class EverythingScope(IEventSource source) : IDeliveryScope
{
    private static readonly ScopeRules s_rules = new()
    {
        Selections = [new TrailSelection(0, null, EventRw.All, TrailRegionSelection.All)],
        Accounts = new Dictionary<string, PositionIntervals>(),
        CoversEverything = true,
    };

    /// <inheritdoc/>
    public ScopeView Observe() => new(source.LastPosition, s_rules);
}
