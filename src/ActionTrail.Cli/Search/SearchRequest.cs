using ActionTrail.Engine.Search;
using ActionTrail.Engine.Search.Queries;

namespace ActionTrail.Cli.Search;

/// <summary>What one run of <c>attrail search</c> is asked for.</summary>
/// <param name="Query">Which events.</param>
/// <param name="CountBy">Fields to count by; empty for none.</param>
/// <param name="Timeline">Periods to count by.</param>
/// <param name="Options">How it runs.</param>
internal sealed record SearchRequest(ArchiveQuery Query, IReadOnlyList<string> CountBy, TimelineUnit Timeline, ArchiveSearchOptions Options)
{
    /// <summary>Whether events are counted, not written.</summary>
    public bool IsCount => CountBy.Count > 0 || Timeline != TimelineUnit.None;
}
