using ActionTrail.Engine.Delivery;
using ActionTrail.Engine.Delivery.Seals;

namespace ActionTrail.LocalCloud.Delivery;

/// <summary>A destination of events that a trail delivers only when it selected them.</summary>
/// <param name="inner">The destination.</param>
/// <param name="isSelected">Whether the trail selects, or once selected, such events.</param>
internal sealed class SelectedSink(IDeliverySink inner, Func<bool> isSelected) : IDeliverySink
{
    /// <inheritdoc/>
    public bool IsActive => isSelected() && inner.IsActive;

    /// <inheritdoc/>
    public Task<WrittenObject?> WriteAsync(DeliveryBatch batch, CancellationToken cancellationToken) => inner.WriteAsync(batch, cancellationToken);

    /// <inheritdoc/>
    public Func<CancellationToken, Task<WrittenObject?>> Prepare(DeliveryBatch batch) => inner.Prepare(batch);
}
