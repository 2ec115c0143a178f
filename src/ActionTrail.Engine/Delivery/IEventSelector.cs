namespace ActionTrail.Engine.Delivery;

/// <summary>Picks events of covered accounts where something else than management events by operation and region is delivered.</summary>
public interface IEventSelector
{
    /// <summary>Whether an event is delivered, as far as its traits tell.</summary>
    /// <param name="traits">Its traits.</param>
    /// <returns>The verdict; the fewer events have to be looked at, the better.</returns>
    SelectorVerdict Judge(in EventTraits traits);

    /// <summary>Whether an event is delivered that has to be looked at.</summary>
    /// <param name="json">The event, UTF-8; valid during the call only.</param>
    /// <returns>True when it is.</returns>
    bool Takes(ReadOnlyMemory<byte> json);
}
