using System.Text.Json;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Archive;
using ActionTrail.Engine.Collection;
using ActionTrail.Engine.Delivery;
using ActionTrail.Engine.Delivery.Seals;
using ActionTrail.Engine.Delivery.Sinks;
using ActionTrail.LocalCloud.Collection;

namespace ActionTrail.LocalCloud.Tests.Collection;

/// <summary>A state folder and destinations that outlive the collecting process; each pass is a process of its own.</summary>
internal sealed class CollectionBench : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("actiontrail-collect-");

    public SkippingTime Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public string State => Path.Combine(_root.FullName, "state");

    public string Out => Path.Combine(_root.FullName, "out");

    public string In => Directory.CreateDirectory(Path.Combine(_root.FullName, "in")).FullName;

    /// <summary>What a destination that is not a folder got, repetitions included.</summary>
    public List<string> Rows { get; } = [];

    /// <summary>Stands in the way of the rows; null for nothing.</summary>
    public Exception? Obstacle { get; set; }

    /// <summary>Runs before and after everything that is written; may throw, as a crash does.</summary>
    public Action Trap { get; set; } = static () => { };

    /// <summary>Ids in the folder, sorted, repetitions included.</summary>
    public IEnumerable<string> Files => !Directory.Exists(Out) ? [] : Directory.EnumerateFiles(Out, "*.gz", SearchOption.AllDirectories)
        .SelectMany(static file => ArchiveFileReader.ReadAll(File.ReadAllBytes(file)))
        .Select(IdOf)
        .Order(StringComparer.Ordinal);

    public static RegionId[] Regions(params string[] regions) => [.. regions.Select(RegionId.Parse)];

    public LookupFeed Lookup(LookupStandIn cloud, TimeSpan since, RegionId[] regions, HttpMessageHandler? network = null, TimeSpan? overlap = null) =>
        new(cloud.Connect(network), LookupStandIn.Account, new LookupOptions
        {
            Regions = regions, Since = Time.GetUtcNow() - since, Overlap = overlap ?? TimeSpan.FromMinutes(30),
        });

    /// <summary>One process: opens, makes a pass, closes.</summary>
    /// <returns>How it stands, and why the source could not be read.</returns>
    public async Task<(CollectionStatus Status, Exception? Failure)> PassAsync(IEventFeed feed, CollectorOptions? options = null, BatchLimits? limits = null, bool rows = true)
    {
        CollectionTarget[] targets = [new("Folder", DestinationKind.Folder, Out), .. rows ? [new CollectionTarget("Rows", DestinationKind.Endpoint, "rows")] : Array.Empty<CollectionTarget>()];
        using var folder = CollectionFolder.Open(State, new CollectionDescription("collect-test", "a test", targets), Time);
        CollectionLane[] lanes = [.. targets.Select(target => new CollectionLane(target, new Sink(this, target), RegionId.Parse("cn-hangzhou")))];
        lanes = [.. lanes.Select(lane => lane with { Options = lane.Options with { Batch = limits ?? lane.Options.Batch, Parallelism = 1, SmallBatchWave = 1 } })];
        var ports = new CollectorPorts { Feed = feed, Spool = new Spool(this, folder.Spool), Store = folder.Lanes, Time = Time };
        using var collector = new Collector(folder.Collection, lanes, ports, options);
        Exception? failure;
        try
        {
            failure = await collector.DrainAsync(default);
        }
        catch (IOException death)
        {
            failure = death;
        }

        return (await collector.StatusAsync(), failure);
    }

    public void Dispose() => _root.Delete(recursive: true);

    private static string IdOf(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.GetProperty("eventId").GetString()!;
    }

    private sealed class Sink(CollectionBench bench, CollectionTarget target) : IDeliverySink
    {
        private readonly FolderSink _folder = new(bench.Out);

        public bool IsActive => true;

        public async Task<WrittenObject?> WriteAsync(DeliveryBatch batch, CancellationToken cancellationToken)
        {
            bench.Trap();
            if (target.Kind == DestinationKind.Folder)
            {
                await _folder.WriteAsync(batch, cancellationToken);
            }
            else
            {
                if (bench.Obstacle is { } obstacle)
                {
                    throw obstacle;
                }

                bench.Rows.AddRange(batch.Events.Select(static each => IdOf(each.Json.ToArray())));
            }

            bench.Trap();
            return null;
        }
    }

    private sealed class Spool(CollectionBench bench, ICollectionSpool inner) : ICollectionSpool
    {
        public long LastPosition => inner.LastPosition;

        public string? Cursor(string feed) => inner.Cursor(feed);

        public int Append(CollectedPage page)
        {
            bench.Trap();
            int added = inner.Append(page);
            bench.Trap();
            return added;
        }

        public void Forget(DateTimeOffset before)
        {
            inner.Forget(before);
            bench.Trap();
        }

        public void Release(long through)
        {
            inner.Release(through);
            bench.Trap();
        }

        public ValueTask<EventStretch> ScanAsync(long afterPosition, int maxCount, Predicate<EventHead>? wanted, CancellationToken cancellationToken) =>
            inner.ScanAsync(afterPosition, maxCount, wanted, cancellationToken);

        public ValueTask<EventChunk> FetchAsync(IReadOnlyList<long> positions, CancellationToken cancellationToken) => inner.FetchAsync(positions, cancellationToken);

        public Task WaitBeyondAsync(long position, CancellationToken cancellationToken) => inner.WaitBeyondAsync(position, cancellationToken);
    }
}
