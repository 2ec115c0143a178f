namespace ActionTrail.LocalCloud.Trails;

/// <summary>What a trail delivers besides management events. Texts, so that two of the same content are equal.</summary>
/// <param name="DataEvents">Selectors of data events, JSON as it was put; empty for none.</param>
/// <param name="DataRegions">Regions of the data events, separated by commas; empty for those of the trail.</param>
/// <param name="InsightTypes">Types of insight events, separated by commas; empty for none.</param>
internal sealed record TrailSelectors(string DataEvents, string DataRegions, string InsightTypes)
{
    /// <summary>Management events only.</summary>
    public static TrailSelectors None { get; } = new("", "", "");

    /// <summary>The same with other data events.</summary>
    /// <param name="selector">What was put; null for none.</param>
    /// <param name="homeRegion">Region that is meant when none is named.</param>
    /// <returns>A copy.</returns>
    public TrailSelectors With(DataEventSelectorDocument? selector, string homeRegion) => this with
    {
        DataEvents = selector?.EventSelectors ?? "",
        DataRegions = selector is null || selector.IsTrailAllRegion ? "" : selector.RegionIds.Count == 0 ? homeRegion : string.Join(',', selector.RegionIds),
    };
}
