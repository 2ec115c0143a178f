using ActionTrail.Engine.Search.Sources;

namespace ActionTrail.Engine.Search.Scanning;

/// <summary>An item to scan.</summary>
/// <param name="Item">The item.</param>
/// <param name="Verdict">Why it is read.</param>
/// <param name="Sink">Where its matching events go.</param>
internal sealed record ScanTarget(ArchiveItem Item, KeyVerdict Verdict, IMatchSink Sink);
