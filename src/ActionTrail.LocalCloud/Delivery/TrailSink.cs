using ActionTrail.Core.Errors;
using ActionTrail.Engine.Delivery;
using ActionTrail.Engine.Delivery.Seals;
using ActionTrail.LocalCloud.Trails;

namespace ActionTrail.LocalCloud.Delivery;

/// <summary>The destination of one kind that a trail has now. UpdateTrail may change it between two writes; then the next goes to the new one.</summary>
/// <typeparam name="T">What tells two destinations apart.</typeparam>
/// <param name="find">Finds the trail as it is; null once it is deleted.</param>
/// <param name="destinationOf">Reads the destination off the trail; null when it has none of the kind.</param>
/// <param name="connect">Makes the sink of a destination.</param>
internal sealed class TrailSink<T>(Func<TrailDocument?> find, Func<TrailDocument, T?> destinationOf, Func<T, IDeliverySink> connect) : IDeliverySink
    where T : class
{
    private readonly Lock _lock = new();
    private (T Destination, IDeliverySink Sink)? _current;

    /// <inheritdoc/>
    public bool IsActive => Destination is not null;

    private T? Destination => find() is { } trail ? destinationOf(trail) : null;

    /// <inheritdoc/>
    public Task<WrittenObject?> WriteAsync(DeliveryBatch batch, CancellationToken cancellationToken) => Sink().WriteAsync(batch, cancellationToken);

    /// <inheritdoc/>
    public Func<CancellationToken, Task<WrittenObject?>> Prepare(DeliveryBatch batch) => Sink().Prepare(batch);

    private IDeliverySink Sink()
    {
        // A trail that lost its destination during a batch keeps the batch pending.
        T destination = Destination ?? throw new ConfigurationException("The trail has no destination of this kind any more.");
        lock (_lock)
        {
            if (_current is not { } current || !current.Destination.Equals(destination))
            {
                _current = current = (destination, connect(destination));
            }

            return current.Sink;
        }
    }
}
