namespace ActionTrail.Engine.Delivery;

/// <summary>What the events of one batch have in common; parts that a destination does not tell apart are empty.</summary>
/// <param name="AccountId">Account; empty when accounts share a batch.</param>
/// <param name="Region">Region; empty when regions share a batch.</param>
/// <param name="Date">UTC day of the events, <c>yyyyMMdd</c>; empty when days share a batch.</param>
public readonly record struct PartitionKey(string AccountId, string Region, string Date)
{
    /// <summary>Everything in one.</summary>
    public static PartitionKey Whole { get; } = new("", "", "");
}
