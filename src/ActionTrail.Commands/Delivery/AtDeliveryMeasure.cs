namespace ActionTrail.Commands.Delivery;

/// <summary>What one destination of a trail holds of one account, counted by reading it back.</summary>
/// <param name="Name">Name of the trail.</param>
/// <param name="Destination"><c>OSS</c>, <c>SLS</c> or <c>MaxCompute</c>.</param>
/// <param name="AccountId">Account whose events these are.</param>
/// <param name="Expected">Events that the trail covers, recorded while it was logging; null on the real cloud, which does not tell.</param>
/// <param name="Delivered">Records found, those of history jobs included.</param>
/// <param name="Duplicates">Records found more than once.</param>
/// <param name="Missing">Events that the trail covers and the destination lacks; null on the real cloud.</param>
public sealed record AtDeliveryMeasure(string Name, string Destination, string AccountId, long? Expected, long Delivered, long Duplicates, long? Missing);
