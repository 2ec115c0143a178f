namespace ActionTrail.Engine.Delivery;

/// <summary>Stands for a <see cref="PartitionKey"/> among the events of one source: equal exactly where the keys are, and cheap to compare.</summary>
/// <param name="Account">Number of the account; 0 when accounts share a batch.</param>
/// <param name="Region">Number of the region; 0 for the home region and when regions share a batch.</param>
/// <param name="Day">Number of the UTC day; 0 when days share a batch.</param>
internal readonly record struct PartitionNumber(int Account, int Region, int Day)
{
    /// <inheritdoc/>
    public override int GetHashCode() => (((Account * 397) ^ Region) * 397) ^ Day;
}
