using ActionTrail.Engine.Search.Sources;

namespace ActionTrail.Engine.Search.Scanning;

/// <summary>An item that is to be read.</summary>
/// <param name="Item">The item.</param>
/// <param name="Verdict">Why it is read.</param>
/// <param name="Time">Time of its key, in a listing in the order of time; null when the key does not tell, or else.</param>
internal sealed record JudgedItem(ArchiveItem Item, KeyVerdict Verdict, DateTimeOffset? Time = null);
