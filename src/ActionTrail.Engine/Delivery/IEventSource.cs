namespace ActionTrail.Engine.Delivery;

/// <summary>Where events come from: a log of all accounts, in the order of recording.</summary>
public interface IEventSource
{
    /// <summary>Position of the newest event; 0 while there is none.</summary>
    long LastPosition { get; }

    /// <summary>Reads the next events in one pass: what is known of each, and the bytes of those that are wanted.</summary>
    /// <param name="afterPosition">Position to start after; 0 for the beginning.</param>
    /// <param name="maxCount">Most events to return.</param>
    /// <param name="wanted">Whether the bytes of an event are wanted; asked once for each, in order. Null for none.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>The events by position; none at the end. The caller disposes the stretch when it is done with the bytes.</returns>
    ValueTask<EventStretch> ScanAsync(long afterPosition, int maxCount, Predicate<EventHead>? wanted, CancellationToken cancellationToken);

    /// <summary>Reads events with their bytes.</summary>
    /// <param name="positions">Positions, ascending.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>The events by position; those that the source no longer has are missing. The caller disposes the chunk when it is done with the bytes.</returns>
    ValueTask<EventChunk> FetchAsync(IReadOnlyList<long> positions, CancellationToken cancellationToken);

    /// <summary>Waits until there is an event after a position.</summary>
    /// <param name="position">Position that is known.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that completes when <see cref="LastPosition"/> is greater.</returns>
    Task WaitBeyondAsync(long position, CancellationToken cancellationToken);
}
