namespace ActionTrail.Engine.Delivery;

/// <summary>How one step of a lane ended.</summary>
/// <param name="Outcome">What happened.</param>
/// <param name="Position">Position that the lane has read up to; for <see cref="LaneOutcome.Waiting"/> the one beyond which it may be full.</param>
/// <param name="Wait">For <see cref="LaneOutcome.Waiting"/> and <see cref="LaneOutcome.Blocked"/> how long until the next step is worth it.</param>
internal readonly record struct LaneStep(LaneOutcome Outcome, long Position, TimeSpan Wait);

/// <summary>How one step of a lane ended.</summary>
internal enum LaneOutcome
{
    /// <summary>A window was settled; there may be more.</summary>
    Progress,

    /// <summary>Nothing is left.</summary>
    CaughtUp,

    /// <summary>Events wait for company.</summary>
    Waiting,

    /// <summary>The destination refuses.</summary>
    Blocked,
}
