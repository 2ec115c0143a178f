namespace ActionTrail.Engine.Collection;

/// <summary>What one step of a feed adds to the spool, all of it or nothing.</summary>
/// <param name="Feed">Which part of the feed: a region, a file.</param>
/// <param name="Cursor">Where that part goes on afterwards.</param>
/// <param name="Events">What was read; repetitions are left out by the spool.</param>
/// <param name="Horizon">Until when the feed may give these records again: the end of the window they were found in.</param>
public sealed record CollectedPage(string Feed, string Cursor, IReadOnlyList<CollectedEvent> Events, DateTimeOffset Horizon);
