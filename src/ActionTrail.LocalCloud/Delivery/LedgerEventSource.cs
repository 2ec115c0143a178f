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
    public ValueTask<EventStretch> ScanAsync(long afterPosition, int maxCount, Predicate<EventHead>? wanted, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(ledger.Scan(afterPosition, maxCount, wanted));
    }

    /// <inheritdoc/>
    public ValueTask<EventChunk> FetchAsync(IReadOnlyList<long> positions, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(ledger.Fetch(positions));
    }

    /// <inheritdoc/>
    public Task WaitBeyondAsync(long position, CancellationToken cancellationToken) => ledger.WaitBeyondAsync(position, cancellationToken);
}
