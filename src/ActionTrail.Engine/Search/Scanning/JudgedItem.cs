using ActionTrail.Engine.Search.Sources;

namespace ActionTrail.Engine.Search.Scanning;

/// <summary>An item that is to be read.</summary>
/// <param name="Item">The item.</param>
/// <param name="Verdict">Why it is read.</param>
internal sealed record JudgedItem(ArchiveItem Item, KeyVerdict Verdict);
