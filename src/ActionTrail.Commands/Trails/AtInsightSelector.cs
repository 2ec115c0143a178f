namespace ActionTrail.Commands.Trails;

/// <summary>Which insight events a trail delivers.</summary>
/// <param name="Name">Name of the trail.</param>
/// <param name="InsightTypes">Kinds, for example <c>IpInsight</c>; empty for none.</param>
public sealed record AtInsightSelector(string Name, IReadOnlyList<string> InsightTypes);
