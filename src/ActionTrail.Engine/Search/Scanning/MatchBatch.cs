using ActionTrail.Engine.Search.Sources;

namespace ActionTrail.Engine.Search.Scanning;

/// <summary>Matching events of one item that were found together.</summary>
/// <param name="Verdict">Why the item was read.</param>
/// <param name="Events">The events.</param>
internal sealed record MatchBatch(KeyVerdict Verdict, IReadOnlyList<ArchiveMatch> Events)
{
    /// <summary>How much memory they take.</summary>
    public long Bytes { get; } = Events.Sum(static match => (long)match.Json.Length);
}
