namespace ActionTrail.Engine.Delivery;

/// <summary>Where events come from: a log of all accounts, in the order of recording.</summary>
public interface IEventSource
{
    /// <summary>Position of the newest event; 0 while there is none.</summary>
    long LastPosition { get; }

    /// <summary>Reads events in the order of recording.</summary>
    /// <param name="afterPosition">Position to start after; 0 for the beginning.</param>
    /// <param name="maxCount">Most events to return.</param>
    /// <param name="maxBytes">Most bytes of JSON to return; one event always fits.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>The events; empty at the end.</returns>
    ValueTask<IReadOnlyList<SourceEvent>> ReadAsync(long afterPosition, int maxCount, int maxBytes, CancellationToken cancellationToken);

    /// <summary>Waits until there is an event after a position.</summary>
    /// <param name="position">Position that is known.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that completes when <see cref="LastPosition"/> is greater.</returns>
    Task WaitBeyondAsync(long position, CancellationToken cancellationToken);
}
