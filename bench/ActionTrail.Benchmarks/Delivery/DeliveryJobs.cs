using System.Globalization;
using System.IO.Compression;
using ActionTrail.Engine.Delivery;
using ActionTrail.LocalCloud;
using ActionTrail.LocalCloud.Ledger;
using ActionTrail.LocalCloud.Oss;
using ActionTrail.LocalCloud.Samples;

namespace ActionTrail.Benchmarks.Delivery;

/// <summary>What is measured, each in a process of its own.</summary>
internal static class DeliveryJobs
{
    private const int Batch = 1_000;
    private const int MadeAtOnce = 250_000;
    private const long MostInMemory = 1 << 30;

    /// <summary>Runs a job.</summary>
    /// <param name="job">Its name.</param>
    /// <param name="path">Folder that it works in.</param>
    /// <param name="events">Events.</param>
    /// <param name="warm">Folder of a cloud that is delivered before; empty for none.</param>
    /// <returns>What it measured.</returns>
    public static async Task<Measure> RunAsync(string job, string path, string events, string warm) => job switch
    {
        "deliver" => await DeliverAsync(path, warm),
        "gzip" => await GzipAsync(path),
        "record" => Record(path, int.Parse(events, CultureInfo.InvariantCulture), Batch),
        "record-single" => Record(path, int.Parse(events, CultureInfo.InvariantCulture), 1),
        _ => throw new ArgumentException($"There is no job '{job}'.", nameof(job)),
    };

    /// <summary>Delivers what the ledger holds.</summary>
    private static async Task<Measure> DeliverAsync(string path, string warm)
    {
        if (warm.Length > 0)
        {
            await DeliverAsync(warm, "");
        }

        using var cloud = LocalCloudHost.Open(new LocalCloudOptions { Folder = path });
        BenchCompany company = await BenchCompany.OpenAsync(cloud);
        var meter = new Meter();
        await Machine.WarmAsync(Path.Combine(path, "ledger.db"));
        meter.Start();
        DeliveryStatus status = await company.DrainAsync();
        meter.Stop();
        LaneStatus lane = status.Destinations.Single();
        return lane.Pending == 0 && lane.Dead == 0
            ? meter.Result(lane.Delivered, 0)
            : throw new InvalidOperationException($"{lane.Pending} events are pending, {lane.Dead} dead: {lane.Trouble?.Message}");
    }

    /// <summary>Compresses the bytes of delivered objects again, from memory into memory, on all processors. Reading and inflating is not counted.</summary>
    private static async Task<Measure> GzipAsync(string path)
    {
        var meter = new Meter();
        long bytes = 0;
        var waiting = new List<byte[]>();
        using var cloud = LocalCloudHost.Open(new LocalCloudOptions { Folder = path });
        foreach (byte[] plain in ObjectsOf(cloud.Cloud).Where(IsGzip).Select(Inflate))
        {
            waiting.Add(plain);
            bytes += plain.Length;
            if (waiting.Sum(static each => (long)each.Length) > MostInMemory)
            {
                await CompressAsync();
            }
        }

        await CompressAsync();
        return meter.Result(1, bytes);

        async Task CompressAsync()
        {
            await Machine.WarmAsync();
            meter.Start();
            Parallel.ForEach(waiting, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, Deflate);
            meter.Stop();
            waiting.Clear();
        }
    }

    private static void Deflate(byte[] plain)
    {
        using var target = new MemoryStream(plain.Length / 4);
        using var gzip = new GZipStream(target, CompressionLevel.Optimal);
        gzip.Write(plain);
    }

    /// <summary>All objects of a cloud, those in files and those in rows.</summary>
    private static IEnumerable<byte[]> ObjectsOf(CloudState cloud)
    {
        ObjectStore objects = OssStore.Of(cloud).Objects;
        return OssBuckets.All(cloud).SelectMany(bucket => objects.All(bucket, []).Select(stored => objects.Read(bucket, stored, 0, (int)stored.Size)!));
    }

    /// <summary>The bucket holds the files of events and the digests of their seal; these are no gzip.</summary>
    private static bool IsGzip(byte[] bytes) => bytes is [0x1F, 0x8B, ..];

    private static byte[] Inflate(byte[] bytes)
    {
        using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        var plain = new MemoryStream();
        gzip.CopyTo(plain);
        return plain.ToArray();
    }

    /// <summary>
    /// Appends events to a new ledger. They are made beforehand, many at a time, so that work beside the appends finds no pause to hide in; the
    /// look-up at the end of each stretch waits for the index.
    /// </summary>
    private static Measure Record(string path, int events, int batch)
    {
        using var ledger = new EventLedger(Path.Combine(path, "ledger.db"), TimeProvider.System);
        string[] accounts = [.. Enumerable.Range(0, 5).Select(static number => (1_200_000_000_000_000 + number).ToString(CultureInfo.InvariantCulture))];
        var meter = new Meter();
        long bytes = 0;
        foreach (SampleEvent[] samples in DeliverySet.Generator(accounts).Generate(events).Chunk(MadeAtOnce))
        {
            LedgerEntry[][] batches = [.. samples.Select(static sample => new LedgerEntry(sample.AccountId, sample.Json)).Chunk(batch)];
            bytes += samples.Sum(static sample => (long)sample.Json.Length);
            meter.Start();
            Array.ForEach(batches, entries => ledger.AppendMany(entries));
            ledger.Lookup(new LookupQuery { AccountId = accounts[0], Start = DateTimeOffset.MinValue, End = DateTimeOffset.MaxValue, Limit = 1 });
            meter.Stop();
        }

        return meter.Result(events, bytes);
    }
}
