namespace ActionTrail.Engine.Delivery;

/// <summary>How delivery of one trail stands.</summary>
/// <param name="Trail">ARN of the trail.</param>
/// <param name="Destinations">One entry per destination.</param>
public sealed record DeliveryStatus(string Trail, IReadOnlyList<LaneStatus> Destinations)
{
    /// <summary>Whether every destination has everything.</summary>
    public bool IsCaughtUp => Destinations.All(static destination => destination.Pending == 0);

    /// <summary>Whether a destination waits for somebody to mend something.</summary>
    public bool IsBlocked => Destinations.Any(static destination => destination.Trouble is not null);
}
