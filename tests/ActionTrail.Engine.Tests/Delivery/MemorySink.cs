using ActionTrail.Core.Errors;
using ActionTrail.Engine.Delivery;
using ActionTrail.Engine.Delivery.Seals;

namespace ActionTrail.Engine.Tests.Delivery;

/// <summary>A destination in memory: files by content, as OSS has them, and rows one after the other, as the others have them.</summary>
internal sealed class MemorySink : IDeliverySink
{
    private readonly Lock _lock = new();
    private int _prepared;

    public Dictionary<string, DeliveryBatch> Files { get; } = new(StringComparer.Ordinal);

    public List<DeliveryEvent> Rows { get; } = [];

    public int Writes { get; private set; }

    /// <summary>Batches that were encoded.</summary>
    public int Prepared => Volatile.Read(ref _prepared);

    public bool IsActive { get; set; } = true;

    /// <summary>What stands in the way; null for nothing.</summary>
    public Exception? Obstacle { get; set; }

    /// <summary>Runs before and after every write; may throw, as a crash does.</summary>
    public Action Trap { get; set; } = static () => { };

    /// <summary>How long a write takes.</summary>
    public Func<Task> Answer { get; set; } = static () => Task.CompletedTask;

    public IEnumerable<long> FilePositions => Files.Values.SelectMany(static batch => batch.Events).Select(static each => each.Position);

    public Func<CancellationToken, Task<WrittenObject?>> Prepare(DeliveryBatch batch)
    {
        Interlocked.Increment(ref _prepared);
        return cancellationToken => WriteAsync(batch, cancellationToken);
    }

    public async Task<WrittenObject?> WriteAsync(DeliveryBatch batch, CancellationToken cancellationToken)
    {
        await Answer();
        lock (_lock)
        {
            Writes++;
            Trap();
            if (Obstacle is not null)
            {
                throw Obstacle;
            }

            Files[$"{batch.Partition}/{string.Join(',', batch.Events.Select(static each => each.Position))}"] = batch;
            Rows.AddRange(batch.Events.Select(static each => each with { Json = each.Json.ToArray() }));
            Trap();
            return null;
        }
    }

    public static DeliveryException Missing { get; } = new("Bucket 'b' was expected to exist, but PutObject answered NoSuchBucket.", "New-AtOssDestination -Bucket b");
}
