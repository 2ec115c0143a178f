namespace ActionTrail.LocalCloud.Trails;

/// <summary>What delivery knows about a trail; implemented by the delivery engine of the cloud.</summary>
internal interface IDeliveryStatusSource
{
    /// <summary>How delivery of a trail stands.</summary>
    /// <param name="trail">The trail.</param>
    /// <returns>The state of each destination that was ever tried.</returns>
    TrailDeliveryStatus StatusOf(TrailDocument trail);
}
