using ActionTrail.Engine.Search.Matching;

namespace ActionTrail.Engine.Search.Scanning;

/// <summary>Takes the matching events of one item.</summary>
internal interface IMatchSink
{
    /// <summary>Takes an event.</summary>
    /// <param name="matcher">The matcher that found it, its fields still there.</param>
    /// <param name="json">The event; valid during the call.</param>
    void Accept(EventMatcher matcher, ReadOnlySpan<byte> json);

    /// <summary>A block is over; on the thread that found its events.</summary>
    void EndBlock();

    /// <summary>Waits while nobody takes what was found.</summary>
    ValueTask FlushAsync(CancellationToken cancellationToken);

    /// <summary>The item is over.</summary>
    void Complete();
}
