using System.Globalization;
using System.IO.Compression;
using System.Text;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Search;
using ActionTrail.Engine.Search.Queries;
using ActionTrail.Tests.Support;

namespace ActionTrail.Engine.Tests.Search;

public sealed class ArchiveSearchTests
{
    private static readonly DateTimeOffset s_start = ArchiveSamples.Start;

    [Fact]
    public async Task Events_come_as_they_lie_whatever_worker_finds_them()
    {
        var source = new MemorySource { OpenAhead = 8 };
        string[] expected = [.. Enumerable.Range(0, 60).SelectMany(file => Enumerable.Range(0, file % 7).Select(place => $"{file:00}-{place}"))];
        for (int file = 0; file < 60; file++)
        {
            source.With($"{file:00}.gz", [.. Enumerable.Range(0, file % 7).Select(place => ArchiveSamples.Event($"{file:00}-{place}", s_start))]);
        }

        (List<ArchiveMatch> found, SearchStatement statement) = await Find(source, ArchiveQuery.All, new() { Workers = 4 });

        Assert.Equal(expected, found.Select(static match => match.ToEvent().EventId));
        Assert.Equal((60, 60, expected.Length, true, true), (statement.ObjectsListed, statement.ObjectsRead, (int)statement.EventsMatched, statement.IsComplete, statement.Balances));
    }

    [Fact]
    public async Task Whatever_form_a_file_has_its_events_are_found_and_others_are_ignored()
    {
        string[] events = [.. Enumerable.Range(0, 9).Select(static number => ArchiveSamples.Event($"E{number}", s_start))];
        string log = System.Text.Json.JsonSerializer.Serialize(new { __time__ = 1, @event = events[8] });
        MemorySource source = new MemorySource()
            .With("array.gz", events[0], events[1])
            .With("lines.json", Encoding.UTF8.GetBytes($"{events[2]}\n{events[3]}\n"))
            .With("lines.ndjson.gz", ArchiveSamples.Gzip($"{events[4]}\r\n{events[5]}"))
            .With("members.gz", [.. ArchiveSamples.Gzip($"[{events[6]}]"), .. ArchiveSamples.Gzip($"[{events[7]}]")])
            .With("loghub.log", Encoding.UTF8.GetBytes(log))
            .With("README.md", Encoding.UTF8.GetBytes("# Not events"));

        (List<ArchiveMatch> found, SearchStatement statement) = await Find(source, new() { UserNames = ["alice"] });

        Assert.Equal(events.Order(StringComparer.Ordinal), found.Select(static match => Encoding.UTF8.GetString(match.Json.Span)).Order(StringComparer.Ordinal));
        Assert.Equal(1, statement.ObjectsIgnored);
        Assert.True(statement.IsComplete && statement.Balances);
    }

    [Fact]
    public async Task Damage_is_named_bounded_and_survived_and_what_can_be_read_is_used()
    {
        string many = "[" + string.Join(',', Enumerable.Range(0, 20_000).Select(static number => ArchiveSamples.Event($"C{number}", s_start))) + "]";
        byte[] whole = ArchiveSamples.Gzip(many);
        byte[] flipped = [.. whole];
        flipped[whole.Length / 2] ^= 0x10;
        MemorySource source = new MemorySource()
            .With("bomb.gz", ArchiveSamples.Gzip(new string(' ', 30_000_000)))
            .With("cut.gz", whole[..(whole.Length / 2)])
            .With("empty.gz", Array.Empty<byte>())
            .With("flipped.gz", flipped)
            .With("header.gz", whole[..10])
            .With("longer.gz", [.. ArchiveSamples.Gzip($"[{ArchiveSamples.Event("L1", s_start)}]"), .. "more"u8])
            .With("not.gz", Encoding.UTF8.GetBytes("<html>"))
            .With("sound.gz", ArchiveSamples.Event("S1", s_start), "{\"eventId\":1,\"eventTime\":true}");

        (List<ArchiveMatch> found, SearchStatement statement) = await Find(source, ArchiveQuery.All, new() { Limits = new() { MaxInflatedBytes = 20_000_000 } });

        Assert.Equal(["bomb.gz", "cut.gz", "empty.gz", "flipped.gz", "header.gz", "longer.gz", "not.gz"], statement.Damaged.Select(static item => item.Name));
        Assert.All(statement.Damaged, static item => Assert.NotEmpty(item.Reason));
        Assert.InRange(statement.Damaged[1].EventsRead, 5_000, 19_999);
        Assert.Equal(["L1", "S1"], found.Select(static match => match.ToEvent().EventId).Where(static id => id[0] != 'C'));
        Assert.InRange(found.Count, 5_000, 40_000);
        Assert.InRange(statement.RecordsUnreadable, 1, 100); // One in the sound file; the flipped bit may have spoilt more.
        Assert.Equal((7, false, true), ((int)statement.ObjectsDamaged, statement.IsComplete, statement.Balances));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[{\"eventId\":\"")]
    public async Task A_gigabyte_of_zeros_in_a_megabyte_is_bounded_reported_and_survived(string before)
    {
        byte[] member = Zeros(16 * 1024 * 1024);
        byte[] bomb = [.. ArchiveSamples.Gzip(before), .. Enumerable.Repeat(member, 64).SelectMany(static bytes => bytes)];
        Assert.InRange(bomb.Length, 900_000, 1_200_000);
        MemorySource source = new MemorySource().With("bomb.gz", bomb).With("sound.gz", ArchiveSamples.Event("S1", s_start));

        (List<ArchiveMatch> found, SearchStatement statement) = await Find(source, ArchiveQuery.All, new());

        Assert.Equal("S1", Assert.Single(found).ToEvent().EventId);
        DamagedItem damaged = Assert.Single(statement.Damaged);
        Assert.Equal(("bomb.gz", 0), (damaged.Name, (int)damaged.EventsRead));
        Assert.Contains(before.Length == 0 ? "the byte 0x00 at 0" : "an event of more than", damaged.Reason, StringComparison.Ordinal);
        Assert.Equal((1, false, true), ((int)statement.ObjectsDamaged, statement.IsComplete, statement.Balances));
    }

    [Fact]
    public async Task An_event_that_was_delivered_twice_comes_once()
    {
        MemorySource source = new MemorySource()
            .With("a.gz", ArchiveSamples.Event("E1", s_start), ArchiveSamples.Event("E2", s_start))
            .With("b.gz", ArchiveSamples.Event("E2", s_start), ArchiveSamples.Event("E3", s_start), ArchiveSamples.Event("E1", s_start));

        (List<ArchiveMatch> found, SearchStatement statement) = await Find(source, ArchiveQuery.All);
        var counting = new ArchiveSearch(source, ArchiveQuery.All, new(), TimeProvider.System);
        IReadOnlyList<EventCount> counts = await counting.CountAsync([], TimelineUnit.None, CancellationToken.None);

        Assert.Equal(["E1", "E2", "E3"], found.Select(static match => match.ToEvent().EventId));
        Assert.Equal((5, 3, 2, true), ((int)statement.EventsRead, (int)statement.EventsMatched, (int)statement.DuplicatesMerged, statement.Balances));
        Assert.Equal(3, Assert.Single(counts).Count);
        Assert.Equal((3, 2, true), ((int)counting.Statement.EventsMatched, (int)counting.Statement.DuplicatesMerged, counting.Statement.Balances));
    }

    [Fact]
    public async Task Keys_of_another_time_or_account_are_not_opened_and_late_events_are_found()
    {
        MemorySource source = new MemorySource()
            .Delivered("1000000000000001", "cn-hangzhou", 0)
            .Delivered("1000000000000001", "cn-hangzhou", 3000, 3005)
            .Delivered("1000000000000001", "cn-hangzhou", 3004, 3900)
            .Delivered("1000000000000001", "cn-hangzhou", 9000)
            .Delivered("1000000000000002", "cn-hangzhou", 3001);
        var query = new ArchiveQuery { Since = s_start.AddMinutes(3000), Until = s_start.AddMinutes(3010), AccountIds = ["*1"], EventNames = ["Stop*"] };

        (_, SearchStatement statement) = await Find(source, query with { AccountIds = [] });
        (List<ArchiveMatch> none, SearchStatement pruned) = await Find(source, query);

        Assert.Equal((5, 3, 2, 1), ((int)statement.ObjectsListed, (int)statement.ObjectsRead, (int)statement.SkippedByTime, (int)statement.ObjectsReadForLateEvents));
        Assert.Equal((4, 1), ((int)statement.EventsMatched, (int)statement.LateEventsMatched));
        Assert.Equal((1, 2, 2), ((int)pruned.SkippedByAccount, (int)pruned.SkippedByTime, (int)pruned.ObjectsRead));
        Assert.Empty(none); // These events carry no account, so none is of the account asked for.
        Assert.True(statement.Balances && pruned.Balances);
    }

    [Fact]
    public async Task Regions_are_pruned_only_when_the_home_region_is_known()
    {
        MemorySource source = new MemorySource().Delivered("1000000000000001", "cn-hangzhou", 0).Delivered("1000000000000001", "cn-beijing", 1).Delivered("1000000000000001", "eu-central-1", 2);
        var query = new ArchiveQuery { Regions = ["cn-hangzhou"] };

        (_, SearchStatement unknown) = await Find(source, query);
        (_, SearchStatement known) = await Find(source, query, new() { HomeRegion = "cn-beijing" });

        Assert.Equal((3, 0, 3), ((int)unknown.ObjectsRead, (int)unknown.SkippedByRegion, (int)unknown.EventsMatched));
        Assert.Equal((2, 1, 2), ((int)known.ObjectsRead, (int)known.SkippedByRegion, (int)known.EventsMatched));
    }

    [Theory]
    [InlineData(SearchOrder.Newest)]
    [InlineData(SearchOrder.Oldest)]
    public async Task Events_come_in_order_of_time_and_a_few_need_few_objects(SearchOrder order)
    {
        var source = new MemorySource();
        for (int day = 0; day < 40; day++)
        {
            source.Delivered("1000000000000001", day % 2 == 0 ? "cn-hangzhou" : "cn-beijing", [.. Enumerable.Range(0, 5).Select(place => (day * 1440) + (place * 7))]);
        }

        (List<ArchiveMatch> all, SearchStatement statement) = await Find(source, ArchiveQuery.All, new() { Order = order });
        source.Opened.Clear();
        (List<ArchiveMatch> few, SearchStatement fewStatement) = await Find(source, ArchiveQuery.All, new() { Order = order, First = 7, Workers = 1 });

        Assert.Equal(200, all.Count);
        Assert.Equal(order == SearchOrder.Newest ? all.OrderByDescending(static match => match.EventTime) : all.OrderBy(static match => match.EventTime), all);
        Assert.Equal(all.Take(7).Select(static match => match.EventTime), few.Select(static match => match.EventTime));
        Assert.InRange(source.Opened.Count, 2, 12);
        Assert.True(statement.IsComplete && fewStatement.IsComplete && statement.Balances && fewStatement.Balances);
    }

    [Fact]
    public async Task The_first_few_stop_the_search()
    {
        var source = new MemorySource();
        for (int file = 0; file < 500; file++)
        {
            source.With($"{file:000}.gz", ArchiveSamples.Event($"E{file}", s_start));
        }

        (List<ArchiveMatch> found, SearchStatement statement) = await Find(source, ArchiveQuery.All, new() { First = 3, Workers = 2 });

        Assert.Equal(["E0", "E1", "E2"], found.Select(static match => match.ToEvent().EventId));
        Assert.InRange(source.Opened.Count, 3, 40);
        Assert.True(statement is { IsComplete: true, Balances: true, EventsMatched: 3 });
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(3, null)]
    [InlineData(3, 170)]
    public async Task A_slow_reader_of_large_events_holds_the_workers_and_gets_everything_in_order(int workers, int? first)
    {
        var source = new MemorySource();
        for (int file = 0; file < 200; file++)
        {
            // Most of the memory that may wait is taken by a few files; the others have nothing, or little.
            source.With($"{file:000}.gz", file % 3 == 0 ? [] : [ArchiveSamples.Event($"E{file:000}", s_start, new string('u', file % 7 == 0 ? 4_000_000 : 10))]);
        }

        var search = new ArchiveSearch(source, ArchiveQuery.All, new() { Workers = workers, First = first }, TimeProvider.System);
        var ids = new List<string>();
        await foreach (ArchiveMatch match in search.FindAsync(CancellationToken.None))
        {
            await Task.Yield();
            ids.Add(match.ToEvent().EventId);
        }

        Assert.Equal(Enumerable.Range(0, 200).Where(static file => file % 3 != 0).Take(first ?? 200).Select(static file => $"E{file:000}"), ids);
        Assert.True(search.Statement is { IsComplete: true, Balances: true });
    }

    [Fact]
    public async Task A_reader_that_goes_away_ends_the_search_and_the_statement_says_so()
    {
        var source = new MemorySource();
        for (int file = 0; file < 500; file++)
        {
            source.With($"{file:000}.gz", ArchiveSamples.Event($"E{file}", s_start));
        }

        using var stop = new CancellationTokenSource();
        var left = new ArchiveSearch(source, ArchiveQuery.All, new() { Workers = 2 }, TimeProvider.System);
        await foreach (ArchiveMatch _ in left.FindAsync(CancellationToken.None))
        {
            break;
        }

        var cancelled = new ArchiveSearch(source, ArchiveQuery.All, new() { Workers = 2 }, TimeProvider.System);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (ArchiveMatch _ in cancelled.FindAsync(stop.Token))
            {
                await stop.CancelAsync();
            }
        });

        Assert.True(left.Statement is { IsInterrupted: true, IsComplete: false, Balances: true });
        Assert.True(cancelled.Statement is { IsInterrupted: true, IsComplete: false, Balances: true });
        Assert.InRange(source.Opened.Count, 1, 200);
    }

    [Fact]
    public async Task A_source_that_fails_fails_the_search_with_its_own_error()
    {
        var source = new MemorySource { ListFailure = new ConfigurationException("gone") }.With("a.gz", ArchiveSamples.Event("E1", s_start));

        Assert.Equal("gone", (await Assert.ThrowsAsync<ConfigurationException>(() => Find(source, ArchiveQuery.All))).Message);
        Assert.Equal("gone", (await Assert.ThrowsAsync<ConfigurationException>(() => new ArchiveSearch(source, ArchiveQuery.All, new(), TimeProvider.System)
            .CountAsync([], TimelineUnit.None, CancellationToken.None))).Message);
    }

    [Fact]
    public async Task Events_are_counted_by_fields_and_periods()
    {
        MemorySource source = new MemorySource().With(
            "a.gz",
            ArchiveSamples.Event("E1", s_start, "alice"),
            ArchiveSamples.Event("E2", s_start.AddMinutes(59), "bob"),
            ArchiveSamples.Event("E3", s_start.AddMinutes(60), "bob"),
            ArchiveSamples.Event("E4", s_start.AddMinutes(61), "b\\u006fb"));

        IReadOnlyList<EventCount> byUser = await Count(source, ["userName", "vpcId"], TimelineUnit.None);
        IReadOnlyList<EventCount> byHour = await Count(source, [], TimelineUnit.Hour);
        IReadOnlyList<EventCount> both = await Count(source, ["user"], TimelineUnit.Hour);

        Assert.Equal(["bob,=3", "alice,=1"], byUser.Select(static row => $"{string.Join(',', row.Values)}={row.Count}"));
        Assert.Equal([(s_start, 2L), (s_start.AddHours(1), 2L)], byHour.Select(static row => (row.Time!.Value, row.Count)));
        Assert.Equal(["0 alice 1", "0 bob 1", "1 bob 2"], both.Select(static row => $"{row.Time!.Value.Hour} {row.Values[0]} {row.Count}"));
    }

    [Fact]
    public async Task An_answer_larger_than_memory_is_ordered_all_the_same()
    {
        using var store = new Engine.Search.Scanning.MatchStore(memory: 1000);
        for (int i = 0; i < 500; i++)
        {
            store.Add(new ArchiveMatch(Encoding.UTF8.GetBytes($"{i}:{new string('x', i % 50)}"), s_start.AddMinutes(i * 7 % 500), 0, $"item{i / 100}"));
        }

        ArchiveMatch[] sorted = [.. store.Sorted(SearchOrder.Oldest)];
        int[] numbers = [.. sorted.Select(static match => int.Parse(Encoding.UTF8.GetString(match.Json.Span).Split(':')[0], CultureInfo.InvariantCulture))];

        Assert.Equal(Enumerable.Range(0, 500).OrderBy(static number => number * 7 % 500), numbers);
        Assert.All(sorted.Zip(numbers), static pair => Assert.Equal($"item{pair.Second / 100}", pair.First.Item));
        await Task.CompletedTask;
    }

    private static byte[] Zeros(int count)
    {
        using var file = new MemoryStream();
        using (var gzip = new GZipStream(file, CompressionLevel.SmallestSize))
        {
            gzip.Write(new byte[count]);
        }

        return file.ToArray();
    }

    private static async Task<(List<ArchiveMatch> Found, SearchStatement Statement)> Find(MemorySource source, ArchiveQuery query, ArchiveSearchOptions? options = null)
    {
        var search = new ArchiveSearch(source, query, options ?? new(), TimeProvider.System);
        var found = new List<ArchiveMatch>();
        await foreach (ArchiveMatch match in search.FindAsync(CancellationToken.None))
        {
            found.Add(match);
        }

        return (found, search.Statement);
    }

    private static Task<IReadOnlyList<EventCount>> Count(MemorySource source, string[] fields, TimelineUnit unit) =>
        new ArchiveSearch(source, ArchiveQuery.All, new(), TimeProvider.System).CountAsync(fields, unit, CancellationToken.None);
}
