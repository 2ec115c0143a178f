namespace ActionTrail.Engine.Delivery;

/// <summary>Where events come from: a log of all accounts, in the order of recording.</summary>
public interface IEventSource
{
    /// <summary>Position of the newest event; 0 while there is none.</summary>
    long LastPosition { get; }

    /// <summary>Reads what is known of the next events, without their bytes.</summary>
    /// <param name="afterPosition">Position to start after; 0 for the beginning.</param>
    /// <param name="maxCount">Most events to return.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>The events by position; empty at the end.</returns>
    ValueTask<IReadOnlyList<EventHead>> ScanAsync(long afterPosition, int maxCount, CancellationToken cancellationToken);

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
