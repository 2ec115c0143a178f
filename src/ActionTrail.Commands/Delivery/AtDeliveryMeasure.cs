namespace ActionTrail.Commands.Delivery;

/// <summary>What one destination of a trail holds of one account, counted by reading it back.</summary>
/// <param name="Name">Name of the trail.</param>
/// <param name="Destination"><c>OSS</c>, <c>SLS</c> or <c>MaxCompute</c>.</param>
/// <param name="AccountId">Account whose events these are.</param>
/// <param name="Expected">Events that the trail covers; null on the real cloud, which does not tell.</param>
/// <param name="Delivered">Records found.</param>
/// <param name="Duplicates">Records found more than once.</param>
public sealed record AtDeliveryMeasure(string Name, string Destination, string AccountId, long? Expected, long Delivered, long Duplicates)
{
    /// <summary>Events that the trail covers and the destination lacks; null on the real cloud.</summary>
    public long? Missing => Expected - (Delivered - Duplicates);
}
