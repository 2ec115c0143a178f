namespace ActionTrail.Engine.Delivery;

/// <summary>How a lane cuts and paces its work.</summary>
public sealed record LaneOptions
{
    /// <summary>When one batch is full.</summary>
    public required BatchLimits Batch { get; init; }

    /// <summary>What is kept apart.</summary>
    public required PartitionRule Partition { get; init; }

    /// <summary>How long continuous delivery lets events wait for company.</summary>
    public required TimeSpan MaxAge { get; init; }

    /// <summary>Most events that are journalled at once; at least 1. The more there are, the fuller the batches of many small partitions.</summary>
    /// <value>Default 50,000.</value>
    public int WindowCount { get; init; } = 50_000;

    /// <summary>
    /// A window of so many bytes whose batches are well filled is closed: its events are read in one pass and sent from memory. Windows
    /// of many small partitions stay open, up to <see cref="WindowCount"/>, and each time they hold so many bytes in memory these go to the disk.
    /// </summary>
    /// <value>Default 0: windows are closed by their count alone.</value>
    public long DenseWindowBytes { get; init; }

    /// <summary>Batches of so many events on average are well filled; so are those that few large events fill.</summary>
    /// <value>Default 1,000.</value>
    public int DenseBatchCount { get; init; } = 1_000;

    /// <summary>Batches that are written at the same time; 1 keeps the order of recording.</summary>
    /// <value>Default 1.</value>
    public int Parallelism { get; init; } = 1;

    /// <summary>
    /// Where the batches of a window are not well filled, each of <see cref="Parallelism"/> encodes so many one after the other and then writes
    /// them side by side: to write a small one is to wait for its answer rather than to compress, and what comes together is committed together.
    /// </summary>
    /// <value>Default 1.</value>
    public int SmallBatchWave { get; init; } = 1;

    /// <summary>
    /// Receipts that may go into the store together; a crash writes their batches again. More than 1 only where that writes the same: files.
    /// </summary>
    /// <value>Default 1.</value>
    public int ReceiptCount { get; init; } = 1;

    /// <summary>Delay before a blocked lane is tried again; doubles up to <see cref="MaxRetryDelay"/>.</summary>
    /// <value>Default 5 seconds.</value>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest delay between two tries.</summary>
    /// <value>Default 5 minutes.</value>
    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether batches are well filled: they have <see cref="DenseBatchCount"/> events on average, or an eighth of the bytes that a batch may have.</summary>
    /// <param name="batches">How many batches there are.</param>
    /// <param name="count">How many events they have.</param>
    /// <param name="bytes">Bytes of these.</param>
    /// <returns>Whether they are; true where there is none.</returns>
    internal bool AreWellFilled(long batches, long count, long bytes) => count >= batches * DenseBatchCount || bytes >= batches * (Batch.MaxBytes / 8);

    /// <summary>The documented pace and limits of a kind of destination.</summary>
    /// <param name="kind">Kind.</param>
    /// <returns>Options: OSS, MaxCompute and folders within 5 minutes, SLS within 1, endpoints within 10 seconds.</returns>
    public static LaneOptions For(DestinationKind kind) => kind switch
    {
        DestinationKind.Oss or DestinationKind.Folder => new LaneOptions
        {
            Batch = new BatchLimits(10_000, 16 * 1024 * 1024, 256 * 1024 * 1024),
            Partition = PartitionRule.AccountRegionDate,
            MaxAge = TimeSpan.FromMinutes(5),
            WindowCount = 1_000_000,
            DenseWindowBytes = 48 * 1024 * 1024,
            Parallelism = Math.Clamp(Environment.ProcessorCount, 1, 4),
            SmallBatchWave = 32,
            ReceiptCount = 64,
        },
        // A group holds 4096 logs and 3 MB with its framing; a value holds 1 MB.
        DestinationKind.Sls => new LaneOptions
        {
            Batch = new BatchLimits(4_096, 2_800_000, 1024 * 1024),
            Partition = PartitionRule.None,
            MaxAge = TimeSpan.FromMinutes(1),
        },
        // What collectors commonly take: a megabyte, framing included.
        DestinationKind.Endpoint => new LaneOptions
        {
            Batch = new BatchLimits(500, 990_000, 990_000),
            Partition = PartitionRule.None,
            MaxAge = TimeSpan.FromSeconds(10),
        },
        // Unconfirmed: the pace of deliveries to MaxCompute. A STRING holds 8 MB.
        _ => new LaneOptions
        {
            Batch = new BatchLimits(10_000, 16 * 1024 * 1024, 8 * 1024 * 1024),
            Partition = PartitionRule.Date,
            MaxAge = TimeSpan.FromMinutes(5),
        },
    };
}
