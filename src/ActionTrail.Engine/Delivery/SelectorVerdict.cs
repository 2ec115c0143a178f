namespace ActionTrail.Engine.Delivery;

/// <summary>Whether an event is delivered, as far as its traits tell.</summary>
public enum SelectorVerdict
{
    /// <summary>It is not.</summary>
    Leave,

    /// <summary>It is.</summary>
    Take,

    /// <summary>The event itself has to be looked at.</summary>
    Look,
}
