using System.Text;
using ActionTrail.Engine.Collection;
using ActionTrail.Engine.Delivery;

namespace ActionTrail.LocalCloud.Tests.Collection;

public sealed class ArchiveCollectionTests : IDisposable
{
    private readonly CollectionBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Every_kind_of_file_is_read_and_an_event_that_is_there_twice_is_collected_once()
    {
        (string key, byte[] bytes) = ArchiveSamples.Delivered("1000000000000002", "cn-hangzhou", 1, 2, 3);
        Write(key, bytes);
        Write("copy/" + key, bytes);
        Write("lines.ndjson", Encoding.UTF8.GetBytes($"{Event("line-1")}\n{Event("line-2")}\n"));
        Write("one.json", Encoding.UTF8.GetBytes(Event("one")));
        Write("lines.json.gz", ArchiveSamples.Gzip($"{Event("gz-1")}\n{Event("line-1")}\n"));
        Write("README.txt", "no events"u8.ToArray());
        (CollectionStatus status, Exception? failure) = await PassAsync();

        Assert.Null(failure);
        string[] expected = ["1000000000000002-cn-hangzhou-1", "1000000000000002-cn-hangzhou-2", "1000000000000002-cn-hangzhou-3", "gz-1", "line-1", "line-2", "one"];
        Assert.Equal(expected, _bench.Files);
        Assert.Equal(expected, _bench.Rows.Order(StringComparer.Ordinal));
        Assert.All(status.Targets, static target => Assert.Equal(7, target.Lane.Delivered));
    }

    [Fact]
    public async Task Files_that_came_or_changed_are_read_by_the_next_pass_and_nothing_is_repeated()
    {
        Write("a.ndjson", Encoding.UTF8.GetBytes(Event("1") + "\n"));
        await PassAsync();
        Write("a.ndjson", Encoding.UTF8.GetBytes($"{Event("1")}\n{Event("2")}\n"));
        Write("b.json", Encoding.UTF8.GetBytes(Event("3")));
        await PassAsync();
        await PassAsync();

        Assert.Equal(["1", "2", "3"], _bench.Files);
        Assert.Equal(3, _bench.Rows.Count);
    }

    [Fact]
    public async Task A_pass_that_dies_anywhere_goes_on_where_it_stopped()
    {
        string[] ids = [.. Enumerable.Range(0, 4_000).Select(static i => $"{i:D5}")];
        Write("big.ndjson", Encoding.UTF8.GetBytes(string.Join('\n', ids.Take(2_500).Select(Event))));
        foreach (string[] few in ids.Skip(2_500).Chunk(50))
        {
            Write($"few-{few[0]}.ndjson", Encoding.UTF8.GetBytes(string.Join('\n', few.Select(Event))));
        }

        int left = 1;
        int deaths = 0;
        _bench.Trap = () =>
        {
            if (--left == 0)
            {
                deaths++;
                throw new IOException("The process died here.");
            }
        };
        for (int step = 1; step < 40; step++)
        {
            left = 1 + (step % 2); // every second pass gets one write further
            await PassAsync(readAhead: 700, new BatchLimits(100, 100_000_000, 100_000_000));
        }

        left = -1;
        (CollectionStatus status, _) = await PassAsync();
        Assert.True(deaths > 5, $"{deaths} deaths");
        Assert.True(status.IsCaughtUp);
        Assert.Equal(ids, _bench.Files);
        Assert.Equal(ids, _bench.Rows.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_damaged_file_gives_what_is_before_its_damage_and_is_named_with_every_pass_until_it_is_mended()
    {
        byte[] whole = ArchiveSamples.Gzip(string.Join('\n', Enumerable.Range(0, 4_000).Select(static i => Event($"{i:D5}-{Guid(i)}"))));
        Write("damaged.gz", whole[..(whole.Length / 2)]);
        Write("sound.json", Encoding.UTF8.GetBytes(Event("sound")));
        await using var feed = new ArchiveFeed(_bench.In, null);
        await _bench.PassAsync(feed);
        Assert.Contains("sound", _bench.Files);
        Assert.InRange(_bench.Files.Count(), 2, 4_000);
        Assert.StartsWith("File 'damaged.gz' was read up to its damage: ", Assert.Single(feed.Defects), StringComparison.Ordinal);

        await _bench.PassAsync(feed);
        Assert.Single(feed.Defects);
        Write("damaged.gz", whole);
        await _bench.PassAsync(feed);
        Assert.Empty(feed.Defects);
        Assert.Equal(4_001, _bench.Files.Count());
    }

    [Fact]
    public async Task What_cannot_be_read_is_named_with_every_pass_and_what_is_behind_it_is_collected()
    {
        Write("a.json", Encoding.UTF8.GetBytes(Event("a")));
        Write("gone.json", Encoding.UTF8.GetBytes(Event("gone")));
        Write("gone/b.json", Encoding.UTF8.GetBytes(Event("gone-too")));
        Write("swapped/c.json", Encoding.UTF8.GetBytes(Event("swapped")));
        Write("z.json", Encoding.UTF8.GetBytes(Event("z")));
        string absent = Path.Combine(_bench.In, "..", "absent");
        File.CreateSymbolicLink(Path.Combine(_bench.In, "dangling.json"), absent);
        _bench.Trap = () =>
        {
            // The first file is read; by then the folder that it lies in was listed.
            _bench.Trap = static () => { };
            File.Delete(Path.Combine(_bench.In, "gone.json"));
            Directory.Delete(Path.Combine(_bench.In, "gone"), recursive: true);
            Directory.Delete(Path.Combine(_bench.In, "swapped"), recursive: true);
            File.CreateSymbolicLink(Path.Combine(_bench.In, "swapped"), "swapped");
        };
        await using var feed = new ArchiveFeed(_bench.In, null);
        (_, Exception? failure) = await _bench.PassAsync(feed);
        Assert.Null(failure);
        Assert.Equal(["a", "z"], _bench.Files);
        Assert.Collection(
            feed.Defects,
            static defect => Assert.StartsWith("File 'dangling.json' could not be read: ", defect, StringComparison.Ordinal),
            static defect => Assert.StartsWith("Folder 'swapped' could not be listed: ", defect, StringComparison.Ordinal));

        await _bench.PassAsync(feed);
        Assert.StartsWith("File 'dangling.json' could not be read: ", Assert.Single(feed.Defects), StringComparison.Ordinal);
        File.WriteAllText(absent, Event("mended"));
        await _bench.PassAsync(feed);
        Assert.Empty(feed.Defects);
        Assert.Equal(["a", "mended", "z"], _bench.Files);
    }

    [Fact]
    public async Task A_record_that_is_no_event_is_a_dead_letter_of_every_destination()
    {
        Write("mixed.ndjson", Encoding.UTF8.GetBytes($"{Event("1")}\n{{\"hello\":\"world\"}}\n{{\"hello\":\"world\"}}\n"));
        (CollectionStatus status, _) = await PassAsync();

        Assert.All(status.Targets, static target =>
        {
            Assert.Equal((2, 1, 0, 1), (target.Lane.Recorded, target.Lane.Delivered, target.Lane.Pending, target.Lane.Dead));
            Assert.StartsWith("The record ", Assert.Single(target.DeadLetters).Reason, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Events_before_the_time_asked_for_are_left_out()
    {
        Write("a.ndjson", Encoding.UTF8.GetBytes($"{ArchiveSamples.Event("old", ArchiveSamples.Start)}\n{ArchiveSamples.Event("new", ArchiveSamples.Start.AddDays(2))}\n"));
        await using var feed = new ArchiveFeed(_bench.In, ArchiveSamples.Start.AddDays(1));
        await _bench.PassAsync(feed);

        Assert.Equal(["new"], _bench.Files);
    }

    private static string Event(string id) => ArchiveSamples.Event(id, ArchiveSamples.Start);

    private static string Guid(int seed) => string.Concat(Enumerable.Range(0, 8).Select(i => HashCode.Combine(seed * 31, i).ToString("x8")));

    private async Task<(CollectionStatus Status, Exception? Failure)> PassAsync(int readAhead = 20_000, BatchLimits? limits = null)
    {
        await using var feed = new ArchiveFeed(_bench.In, null);
        return await _bench.PassAsync(feed, new CollectorOptions { ReadAhead = readAhead }, limits);
    }

    private void Write(string name, byte[] bytes)
    {
        string path = Path.Combine(_bench.In, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }
}
