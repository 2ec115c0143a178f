using ActionTrail.Engine.Delivery.Seals;

namespace ActionTrail.Engine.Delivery;

/// <summary>One destination of one trail.</summary>
public interface IDeliverySink
{
    /// <summary>Whether the trail delivers here at present. While it does not, what it covers stays pending.</summary>
    bool IsActive { get; }

    /// <summary>Encodes and writes a batch. A batch that may have been written before is written again.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="cancellationToken">Ends the write.</param>
    /// <returns>When the destination has all of the batch for good: the object that it became, where objects are sealed; null elsewhere.</returns>
    /// <exception cref="Core.Errors.ActionTrailException">It has not, or nobody can know.</exception>
    Task<WrittenObject?> WriteAsync(DeliveryBatch batch, CancellationToken cancellationToken);

    /// <summary>
    /// Encodes a batch, where that can be done apart from writing it. Of many small batches several are encoded one after the other and then
    /// written side by side, so that a destination can take them together.
    /// </summary>
    /// <param name="batch">The batch.</param>
    /// <returns>Writes it, as <see cref="WriteAsync"/> does; once. The bytes of the events stay until it has ended, so a sink may encode as late as then.</returns>
    Func<CancellationToken, Task<WrittenObject?>> Prepare(DeliveryBatch batch) => cancellationToken => WriteAsync(batch, cancellationToken);
}
