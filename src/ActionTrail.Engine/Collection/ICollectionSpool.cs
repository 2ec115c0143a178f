using ActionTrail.Engine.Delivery;

namespace ActionTrail.Engine.Collection;

/// <summary>
/// What was collected and not delivered everywhere yet, and where the feed goes on. Positions count from 1 without a gap and never repeat.
/// Every call is atomic and durable when it returns. Thread-safe.
/// </summary>
public interface ICollectionSpool : IEventSource
{
    /// <summary>Where a part of the feed goes on.</summary>
    /// <param name="feed">Which part.</param>
    /// <returns>What <see cref="Append"/> was last given for it; null for a part that was never read.</returns>
    string? Cursor(string feed);

    /// <summary>Adds the records that were never added before, and moves the cursor with them.</summary>
    /// <param name="page">What the feed read.</param>
    /// <returns>How many were new.</returns>
    int Append(CollectedPage page);

    /// <summary>Forgets which records were added, where the feed cannot give them again.</summary>
    /// <param name="before">Earliest horizon that still counts.</param>
    void Forget(DateTimeOffset before);

    /// <summary>Drops events that every destination has. Dead letters are kept.</summary>
    /// <param name="through">Last position that is settled everywhere.</param>
    void Release(long through);
}
