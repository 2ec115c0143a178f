namespace ActionTrail.Engine.Delivery;

/// <summary>Whether a lane lets events wait for company.</summary>
internal enum LanePace
{
    /// <summary>Everything there is goes now.</summary>
    Flush,

    /// <summary>A window goes when it is full or its first event is old enough.</summary>
    Batch,
}
