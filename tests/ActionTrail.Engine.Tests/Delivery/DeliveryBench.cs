using ActionTrail.Core.Accounts;
using ActionTrail.Engine.Delivery;
using ActionTrail.Tests.Support;

namespace ActionTrail.Engine.Tests.Delivery;

/// <summary>A trail with destinations in memory, and a worker that can be thrown away and made again.</summary>
internal sealed class DeliveryBench
{
    public const string A = "1000000000000001";
    public const string B = "1000000000000002";

    public DeliveryBench(Func<MemorySource, MemoryScope>? scope = null)
    {
        Source = new MemorySource(Time);
        Scope = scope?.Invoke(Source) ?? new MemoryScope(Source);
    }

    public ManualTimeProvider Time { get; } = new();

    public MemorySource Source { get; }

    public MemoryScope Scope { get; }

    public MemoryStore Store { get; } = new();

    public MemorySink Oss { get; } = new();

    public MemorySink Sls { get; } = new();

    public BatchLimits Limits { get; init; } = new(5, 1 << 20, 4_096);

    public int WindowCount { get; init; } = 20;

    /// <summary>Bytes at which a window with batches of two events on average is closed and sent from memory; 0 for never.</summary>
    public long DenseWindowBytes { get; init; }

    /// <summary>Receipts of files that go into the store together.</summary>
    public int ReceiptCount { get; init; } = 1;

    /// <summary>Files of batches that are not well filled that each of two encodes and then writes side by side.</summary>
    public int SmallBatchWave { get; init; } = 1;

    /// <summary>Where events of windows go that do not fit into memory; null for nowhere.</summary>
    public string? SpillFolder { get; init; }

    public DeliveryWorker Worker() => new(
        "acs:actiontrail:cn-hangzhou:1000000000000009:trail/corp-audit",
        [Lane("oss", DestinationKind.Oss, Oss, PartitionRule.AccountRegionDate, 2), Lane("sls", DestinationKind.Sls, Sls, PartitionRule.None, 1)],
        new LanePorts { Source = Source, Scope = Scope, Store = Store, SpillFolder = SpillFolder, Time = Time });

    public async Task<DeliveryStatus> DrainAsync()
    {
        using DeliveryWorker worker = Worker();
        return await worker.DrainAsync(CancellationToken.None);
    }

    private LaneDefinition Lane(string key, DestinationKind kind, MemorySink sink, PartitionRule partition, int parallelism) => new()
    {
        Key = key,
        Kind = kind,
        HomeRegion = RegionId.Parse("cn-hangzhou"),
        Sink = sink,
        Options = new LaneOptions
        {
            Batch = Limits, Partition = partition, MaxAge = TimeSpan.FromMinutes(5), WindowCount = WindowCount, Parallelism = parallelism, SmallBatchWave = kind == DestinationKind.Oss ? SmallBatchWave : 1, DenseWindowBytes = DenseWindowBytes, DenseBatchCount = 2, ReceiptCount = kind == DestinationKind.Oss ? ReceiptCount : 1,
        },
    };
}
