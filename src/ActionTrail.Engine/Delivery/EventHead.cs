namespace ActionTrail.Engine.Delivery;

/// <summary>What a source knows of an event without its bytes: enough to decide whether and in which batch it is delivered.</summary>
/// <param name="Position">Place in the source, from 1, in the order of recording over all accounts.</param>
/// <param name="AccountId">Account whose event it is.</param>
/// <param name="RecordedAt">When it was recorded (UTC).</param>
/// <param name="Size">Bytes of JSON.</param>
/// <param name="Traits">What delivery decides by; null for a record that is no event.</param>
public readonly record struct EventHead(long Position, string AccountId, DateTimeOffset RecordedAt, int Size, EventTraits? Traits)
{
    /// <summary>
    /// Small number of the account. In one source, as long as it is open, two events have the same number exactly if they have the same account:
    /// an account is looked up for each of a million events, and a number costs less than a text.
    /// </summary>
    public required int AccountNumber { get; init; }

    /// <summary>Small number of the region, by the same rule; any for a record that is no event.</summary>
    public required int RegionNumber { get; init; }
}
