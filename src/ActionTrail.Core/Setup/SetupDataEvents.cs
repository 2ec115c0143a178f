using ActionTrail.Core.Trails;

namespace ActionTrail.Core.Setup;

/// <summary>The data events that a trail delivers.</summary>
/// <param name="Regions">Regions; all regions of the trail for <see cref="TrailRegionSelection.All"/>.</param>
/// <param name="Selectors">0 to 20 selectors.</param>
public sealed record SetupDataEvents(TrailRegionSelection Regions, IReadOnlyList<SetupDataSelector> Selectors);
