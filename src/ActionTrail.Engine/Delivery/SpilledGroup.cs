using System.Buffers;
using System.Collections.Immutable;

namespace ActionTrail.Engine.Delivery;

/// <summary>The events of neighbouring batches, read back from the disk.</summary>
/// <param name="first">Place of the first batch in the order in which they are sent.</param>
/// <param name="size">Bytes that their events took.</param>
internal sealed class SpilledGroup(int first, int size) : IDisposable
{
    private readonly List<ImmutableArray<DeliveryEvent>> _batches = [];

    /// <summary>What the events point into.</summary>
    public byte[] Bytes { get; } = ArrayPool<byte>.Shared.Rent(size);

    /// <summary>Adds the events of the next batch.</summary>
    /// <param name="events">The events, by position.</param>
    public void Add(ImmutableArray<DeliveryEvent> events) => _batches.Add(events);

    /// <summary>The events of a batch.</summary>
    /// <param name="batch">Its place in that order.</param>
    /// <returns>Its events, by position.</returns>
    public ImmutableArray<DeliveryEvent> Of(int batch) => _batches[batch - first];

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<byte>.Shared.Return(Bytes);
}
