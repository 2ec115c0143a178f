namespace ActionTrail.Engine.Delivery;

/// <summary>One batch in the journal: enough to build it again exactly.</summary>
/// <param name="Partition">What its events have in common.</param>
/// <param name="Positions">Positions of its events, ascending; at least one.</param>
public sealed record JournalBatch(PartitionKey Partition, IReadOnlyList<long> Positions);
