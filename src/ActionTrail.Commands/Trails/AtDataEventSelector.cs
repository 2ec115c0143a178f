using ActionTrail.Aliyun.Trails;

namespace ActionTrail.Commands.Trails;

/// <summary>Which data events a trail delivers.</summary>
/// <param name="Name">Name of the trail.</param>
/// <param name="EventSelectors">Selectors, a JSON array; empty when the trail delivers none.</param>
/// <param name="IsTrailAllRegion">Whether every region of the trail is meant.</param>
/// <param name="ProjectArns">Log Service projects that take the events, one per region.</param>
public sealed record AtDataEventSelector(string Name, string EventSelectors, bool IsTrailAllRegion, IReadOnlyList<string> ProjectArns)
{
    internal static AtDataEventSelector Of(DataEventSelection selection) => new(selection.TrailName, selection.EventSelectors, selection.IsTrailAllRegion, selection.ProjectArns);
}
