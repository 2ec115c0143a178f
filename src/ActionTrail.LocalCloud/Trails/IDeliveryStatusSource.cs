using ActionTrail.Engine.Delivery;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>What delivery knows about a trail; implemented by the delivery engine of the cloud.</summary>
internal interface IDeliveryStatusSource
{
    /// <summary>How delivery of a trail stands.</summary>
    /// <param name="trail">The trail.</param>
    /// <returns>The state of each destination that was ever tried.</returns>
    TrailDeliveryStatus StatusOf(TrailDocument trail);

    /// <summary>How often delivery to one destination of a trail was tried.</summary>
    /// <param name="trail">The trail.</param>
    /// <param name="kind">Kind of the destination.</param>
    /// <param name="start">Earliest time, inclusive.</param>
    /// <param name="end">Latest time, inclusive.</param>
    /// <returns>The minutes in which something was tried, in order.</returns>
    IReadOnlyList<DeliveryAttempts> AttemptsOf(TrailDocument trail, DestinationKind kind, DateTimeOffset start, DateTimeOffset end);
}
