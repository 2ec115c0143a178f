namespace ActionTrail.Engine.Delivery.Seals;

/// <summary>
/// What delivered objects are yet to be sealed, and where each chain stands; <see cref="ILaneStore.Acknowledge"/> adds to it. A lane has a
/// chain for every bucket and prefix that it ever wrote to. Every call is atomic and durable when it returns. Thread-safe.
/// </summary>
public interface ISealStore
{
    /// <summary>The destinations with objects that are not sealed.</summary>
    /// <param name="lane">Key of the lane.</param>
    /// <returns>The destinations.</returns>
    IReadOnlyList<BucketTarget> Unsealed(string lane);

    /// <summary>The newest link of each chain of a lane; chains without one are left out.</summary>
    /// <param name="lane">Key of the lane.</param>
    /// <returns>The links.</returns>
    IReadOnlyList<SealHead> Heads(string lane);

    /// <summary>Journals the next link of a chain, or finds the one that was journalled and not written.</summary>
    /// <param name="lane">Key of the lane.</param>
    /// <param name="destination">Where the chain lies.</param>
    /// <param name="now">Now (UTC).</param>
    /// <returns>The link; null when everything is sealed.</returns>
    SealDraft? Open(string lane, BucketTarget destination, DateTimeOffset now);

    /// <summary>Writes down that the link which <see cref="Open"/> gave is at the destination, or was lost with it.</summary>
    /// <param name="lane">Key of the lane.</param>
    /// <param name="link">The link; it becomes the head of its chain.</param>
    /// <param name="draft">What it was made of.</param>
    void Close(string lane, SealHead link, SealDraft draft);
}
