using ActionTrail.Engine.Search.Matching;

namespace ActionTrail.Engine.Search.Scanning;

/// <summary>Takes the matching events of one item.</summary>
internal interface IMatchSink
{
    /// <summary>Takes an event.</summary>
    /// <param name="matcher">The matcher that found it, its fields still there.</param>
    /// <param name="json">The event; valid during the call.</param>
    void Accept(EventMatcher matcher, ReadOnlySpan<byte> json);

    /// <summary>A block is over; waits while nobody takes what was found.</summary>
    ValueTask FlushAsync(CancellationToken cancellationToken);

    /// <summary>The item is over.</summary>
    void Complete();
}
