using System.Buffers;
using System.Collections.Immutable;

namespace ActionTrail.Engine.Delivery;

/// <summary>The events of neighbouring batches, read back from the disk.</summary>
/// <param name="group">Places of the batches in the order in which they are sent.</param>
/// <param name="journal">The batches of the window.</param>
/// <param name="size">Bytes that their events took.</param>
internal sealed class SpilledGroup(Range group, IReadOnlyList<JournalBatch> journal, int size) : IDisposable
{
    private readonly ImmutableArray<DeliveryEvent>.Builder[] _events =
    [
        .. Enumerable.Range(group.Start.Value, group.End.Value - group.Start.Value).Select(batch => ImmutableArray.CreateBuilder<DeliveryEvent>(journal[batch].Positions.Count)),
    ];

    /// <summary>What the events point into.</summary>
    public byte[] Bytes { get; } = ArrayPool<byte>.Shared.Rent(size);

    /// <summary>Whether a batch is one of them.</summary>
    /// <param name="batch">Its place in that order.</param>
    /// <returns>Whether it is.</returns>
    public bool Has(int batch) => batch >= group.Start.Value && batch < group.End.Value;

    /// <summary>What was read of a batch so far.</summary>
    /// <param name="batch">Its place in that order.</param>
    /// <returns>Takes further events, by position.</returns>
    public ImmutableArray<DeliveryEvent>.Builder Read(int batch) => _events[batch - group.Start.Value];

    /// <summary>The events of a batch.</summary>
    /// <param name="batch">Its place in that order.</param>
    /// <returns>Its events, by position; once.</returns>
    public ImmutableArray<DeliveryEvent> Of(int batch) => Read(batch).DrainToImmutable();

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<byte>.Shared.Return(Bytes);
}
