namespace ActionTrail.LocalCloud.Trails;

/// <summary>Which data events a trail delivers; stored under the trail's owner by the trail's name.</summary>
/// <param name="TrailName">The trail.</param>
/// <param name="EventSelectors">Selectors, JSON as it was given; see <see cref="DataEventSelector"/>.</param>
/// <param name="IsTrailAllRegion">Whether every region of the trail is meant.</param>
/// <param name="RegionIds">Regions that are meant otherwise.</param>
/// <param name="CreatedAt">When it was put (UTC).</param>
internal sealed record DataEventSelectorDocument(
    string TrailName, string EventSelectors, bool IsTrailAllRegion, IReadOnlyList<string> RegionIds, DateTimeOffset CreatedAt);
