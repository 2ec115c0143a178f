using ActionTrail.Engine.Delivery;
using ActionTrail.LocalCloud.Ledger;

namespace ActionTrail.LocalCloud.Delivery;

/// <summary>The ledger as the source of deliveries.</summary>
/// <param name="ledger">The ledger.</param>
internal sealed class LedgerEventSource(EventLedger ledger) : IEventSource
{
    /// <inheritdoc/>
    public long LastPosition => ledger.LastPosition;

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<SourceEvent>> ReadAsync(long afterPosition, int maxCount, int maxBytes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        IReadOnlyList<LedgerEvent> read = ledger.Read(afterPosition, maxCount, maxBytes);
        var events = new SourceEvent[read.Count];
        for (int i = 0; i < events.Length; i++)
        {
            events[i] = new SourceEvent(read[i].Position, read[i].AccountId, read[i].RecordedAt, read[i].Json);
        }

        return ValueTask.FromResult<IReadOnlyList<SourceEvent>>(events);
    }

    /// <inheritdoc/>
    public Task WaitBeyondAsync(long position, CancellationToken cancellationToken) => ledger.WaitBeyondAsync(position, cancellationToken);
}
