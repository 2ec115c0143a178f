namespace ActionTrail.LocalCloud.Trails;

/// <summary>Which insights a trail delivers; stored under the trail's owner by the trail's name.</summary>
/// <param name="TrailName">The trail.</param>
/// <param name="InsightTypes">Kinds of insights.</param>
internal sealed record InsightSelectorDocument(string TrailName, IReadOnlyList<string> InsightTypes);
