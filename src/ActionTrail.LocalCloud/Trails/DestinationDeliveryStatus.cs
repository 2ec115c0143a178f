namespace ActionTrail.LocalCloud.Trails;

/// <summary>How delivery to one destination stands.</summary>
/// <param name="LatestDelivery">When something last arrived (UTC); null when nothing did yet.</param>
/// <param name="LatestError">Why the last attempt failed; empty when it did not.</param>
internal sealed record DestinationDeliveryStatus(DateTimeOffset? LatestDelivery, string LatestError);
