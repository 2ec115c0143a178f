namespace ActionTrail.Core.Archive;

/// <summary>What kind of events a delivered object holds; each has its own directory.</summary>
public enum ArchiveKind
{
    /// <summary>Management events, in <c>Actiontrail</c>.</summary>
    Management,

    /// <summary>Insights events, in <c>Actiontrail-Insight</c>.</summary>
    Insight,
}
