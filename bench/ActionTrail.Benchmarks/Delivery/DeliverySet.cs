using System.Globalization;
using ActionTrail.LocalCloud;
using ActionTrail.LocalCloud.Ledger;
using ActionTrail.LocalCloud.Samples;
using ActionTrail.LocalCloud.Storage;

namespace ActionTrail.Benchmarks.Delivery;

/// <summary>A cloud whose ledger holds events of one day that a trail has yet to deliver, and the same events as lines of JSON.</summary>
/// <param name="folder">Where sets are kept.</param>
/// <param name="members">Members of the company.</param>
/// <param name="events">Events.</param>
internal sealed class DeliverySet(string folder, int members, int events)
{
    private const int Batch = 1_000;

    /// <summary>Folder of the cloud.</summary>
    public string Cloud => Path.Combine(Folder, "cloud");

    /// <summary>The events, one a line.</summary>
    public string Lines => Path.Combine(Folder, "events.json");

    /// <summary>End of the day that its events are of; the calls of benchmarks are recorded after it.</summary>
    public DateTimeOffset End => new(File.GetLastWriteTimeUtc(Finished).Date, TimeSpan.Zero);

    /// <summary>Members of the company.</summary>
    public int Members => members;

    /// <summary>Events of the set.</summary>
    public int Events => events;

    private string Folder => Path.Combine(folder, FormattableString.Invariant($"{members}-members-{events}-events"));

    private string Aside => Path.Combine(Folder, "aside");

    /// <summary>Where the larger delivered objects are.</summary>
    private string Objects => Path.Combine(Cloud, "oss");

    /// <summary>Position of the last event of the set; null while the set is not whole.</summary>
    private long? LastPosition => File.Exists(Finished) && long.TryParse(File.ReadAllText(Finished), NumberStyles.None, CultureInfo.InvariantCulture, out long last) ? last : null;

    private string Finished => Path.Combine(Folder, ".complete");

    /// <summary>Makes the set unless it is there. It is made for the day before and stays as it is.</summary>
    /// <param name="withLines">Whether a peer needs the lines of JSON too.</param>
    /// <returns>A task that ends when it is there.</returns>
    public async Task EnsureAsync(bool withLines)
    {
        if (LastPosition is not null)
        {
            return;
        }

        Console.WriteLine($"recording {events:N0} events of {members:N0} members into {Folder}");
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }

        long last;
        using (var cloud = LocalCloudHost.Open(new LocalCloudOptions { Folder = Cloud }))
        {
            BenchCompany company = await BenchCompany.EnsureAsync(cloud, members);
            await using Stream lines = withLines ? File.Create(Lines) : Stream.Null;
            Record(cloud, company, lines);
            last = cloud.Cloud.Ledger.LastPosition;
        }

        await File.WriteAllTextAsync(Finished, last.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>
    /// Forgets what was delivered: journal, checkpoints, objects and their events in the ledger, which the next delivery would read as well. The
    /// objects are put aside and deleted by <see cref="Tidy"/>: for five minutes after many files were deleted, ext4 spends far longer on
    /// making new ones, as it looks for inodes that were not just in use.
    /// </summary>
    public void Reset()
    {
        ForgetEventsAfter(LastPosition!.Value);
        foreach (string file in Directory.GetFiles(Cloud, "delivery.db*").Concat(Directory.GetFiles(Cloud, "oss.db*")))
        {
            File.Delete(file);
        }

        if (Directory.Exists(Objects))
        {
            Directory.CreateDirectory(Aside);
            Directory.Move(Objects, Path.Combine(Aside, Path.GetRandomFileName()));
        }
    }

    /// <summary>Deletes what earlier runs delivered.</summary>
    public void Tidy()
    {
        if (Directory.Exists(Aside))
        {
            Directory.Delete(Aside, recursive: true);
        }
    }

    /// <summary>Events as a company makes them within the UTC day before today.</summary>
    public static SampleEventGenerator Generator(IReadOnlyList<string> accounts)
    {
        var today = new DateTimeOffset(TimeProvider.System.GetUtcNow().Date, TimeSpan.Zero);
        return new SampleEventGenerator(new() { AccountIds = accounts, From = today.AddDays(-1), To = today });
    }

    private void ForgetEventsAfter(long position)
    {
        using var ledger = SqliteDatabase.Open(Path.Combine(Cloud, "ledger.db"));
        ledger.Execute(FormattableString.Invariant($"""
            BEGIN;
            DELETE FROM events WHERE position > {position};
            DELETE FROM blocks WHERE id >= (SELECT min(first_block) FROM runs WHERE through > {position});
            DELETE FROM runs WHERE through > {position};
            COMMIT;
            PRAGMA wal_checkpoint(TRUNCATE);
            """));
    }

    private void Record(LocalCloudHost cloud, BenchCompany company, Stream lines)
    {
        foreach (SampleEvent[] batch in Generator(company.Members).Generate(events).Chunk(Batch))
        {
            cloud.Cloud.Ledger.AppendMany([.. batch.Select(static sample => new LedgerEntry(sample.AccountId, sample.Json))]);
            foreach (SampleEvent sample in batch)
            {
                lines.Write(sample.Json.Span);
                lines.WriteByte((byte)'\n');
            }
        }
    }
}
