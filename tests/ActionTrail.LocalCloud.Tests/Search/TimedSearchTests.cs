using System.Text;
using ActionTrail.Aliyun.Http;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Archive;
using ActionTrail.Core.Destinations;
using ActionTrail.Engine.Search;
using ActionTrail.Engine.Search.Queries;
using ActionTrail.Engine.Search.Sources;

namespace ActionTrail.LocalCloud.Tests.Search;

/// <summary>Searches in the order of time list from the wanted end, and no more than they need; their order is exact.</summary>
public sealed class TimedSearchTests : IDisposable
{
    private const string First = "1000000000000001";
    private const string Second = "1000000000000002";
    private const int Day = 24 * 60;

    private static readonly OssKeyPrefix s_prefix = OssKeyPrefix.Parse("corp-audit");

    private readonly ArchiveBucket _archive = new();
    private readonly CloudConnection _connection;
    private readonly RecordingNetwork _network;

    public TimedSearchTests() => (_connection, _network) = RecordingNetwork.Before(_archive.Connection);

    public void Dispose() => _archive.Dispose();

    [Theory]
    [InlineData(SearchOrder.Newest)]
    [InlineData(SearchOrder.Oldest)]
    public async Task The_first_few_of_years_need_the_listing_of_few_days(SearchOrder order)
    {
        await FillAsync(days: 600);

        (List<string> found, SearchStatement statement) = await ArchiveBucket.FindAsync(Paged(25), ArchiveQuery.All, new() { Order = order, First = 5 });

        int[] minutes = order == SearchOrder.Newest ? [.. Enumerable.Range(0, 3).Select(static place => (599 * Day) + 105 - place)] : [100, 101, 102];
        Assert.Equal(minutes.SelectMany(static minute => new[] { $"{First}-cn-hangzhou-{minute}", $"{Second}-cn-hangzhou-{minute}" }).Take(5), found);
        Assert.InRange(_network.Listings.Count, 2, order == SearchOrder.Newest ? 20 : 12); // 1,200 objects are 48 pages.
        Assert.InRange(_network.Gets, 2, 8);
        Assert.True(statement is { IsComplete: true, IsListedCompletely: false }, statement.ToString());
        Assert.Contains("listed, no more needed", statement.ToString(), StringComparison.Ordinal);
        DateOnly[] days = [.. _network.Listings.Select(BranchBound.Folder).OfType<ArchiveFolder>().Where(static folder => folder.IsDay).Select(static folder => folder.First)];
        Assert.All(days, static day => Assert.InRange(day, new(2027, 12, 19), new(2027, 12, 21))); // The newest is the 21st.
        Assert.InRange(days.Length, order == SearchOrder.Newest ? 4 : 0, order == SearchOrder.Newest ? 6 : 0); // A third day while the first is read.
    }

    [Theory]
    [InlineData(SearchOrder.Newest)]
    [InlineData(SearchOrder.Oldest)]
    public async Task Days_outside_a_range_are_not_listed(SearchOrder order)
    {
        await FillAsync(days: 120);
        var query = new ArchiveQuery { Since = ArchiveSamples.Start.AddDays(50), Until = ArchiveSamples.Start.AddDays(60) };
        (List<string> all, _) = await ArchiveBucket.FindAsync(Paged(10), query);
        _network.Forget();

        (List<string> found, SearchStatement statement) = await ArchiveBucket.FindAsync(Paged(10), query, new() { Order = order, First = 1000 });

        Assert.Equal(all.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
        Assert.Equal(2 * 6 * 10, found.Count);
        Assert.True(statement is { IsComplete: true, IsListedCompletely: true }, statement.ToString());
        DateOnly[] days = [.. _network.Listings.Select(static start => BranchBound.Folder(start[..(start.LastIndexOf('/') + 1)])).OfType<ArchiveFolder>().Where(static folder => folder.IsDay).Select(static folder => folder.First)];
        Assert.InRange(days.Length, 4, 2 * 15);
        Assert.All(days, static day => Assert.InRange(day, new(2026, 6, 18), new(2026, 7, 2))); // Asked for: 20 June to 29 June.
        Assert.InRange(statement.ObjectsListed, 2 * 11, (2 * 15) + 20);
    }

    [Fact]
    public async Task What_fits_into_a_page_is_listed_with_one_request_and_whole()
    {
        await FillAsync(days: 40);

        (List<string> found, SearchStatement statement) = await ArchiveBucket.FindAsync(Paged(1000), ArchiveQuery.All, new() { Order = SearchOrder.Newest, First = 1 });

        Assert.Single(found);
        Assert.Single(_network.Listings);
        Assert.True(statement is { IsListedCompletely: true, ObjectsListed: 80 }, statement.ToString());
        Assert.InRange(_network.Gets, 1, 8);
    }

    /// <summary>One event is far from the time of its object's key, within the margins, and that object comes long after the answer seems to be there.</summary>
    [Theory]
    [InlineData(SearchOrder.Oldest, -22 * 60)]
    [InlineData(SearchOrder.Newest, 55)]
    public async Task A_late_or_early_event_is_in_the_answer_though_its_object_comes_far_behind(SearchOrder order, int away)
    {
        int step = order == SearchOrder.Oldest ? 20 : -1; // Minutes between the keys of the objects, from the wanted end.
        for (int place = 0; place < 40; place++)
        {
            await _archive.PutAsync(First, "cn-hangzhou", (10 * Day) + (place * step));
        }

        DateTimeOffset key = ArchiveSamples.Start.AddDays(10).AddMinutes(40 * step);
        await PutAsync(ArchivePartition.SingleAccount(s_prefix, ArchiveKind.Management, RegionId.Parse("cn-hangzhou")), key, [ArchiveSamples.Event("far", key.AddMinutes(away))], static named => named.ToString());

        IReadOnlyList<ArchiveMatch> found = await MatchesAsync(Paged(1000), ArchiveQuery.All, new() { Order = order, First = 1, Workers = 1 });

        Assert.Equal("far", Id(Assert.Single(found)));
        Assert.InRange(_network.Gets, 41, 41);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task An_ordered_answer_is_the_unordered_one_sorted(int seed)
    {
        var random = new Random(seed);
        for (int number = 0; number < 60; number++)
        {
            await PutAnyAsync(random, number);
        }

        for (int trial = 0; trial < 8; trial++)
        {
            ArchiveQuery query = Any(random);
            SearchOrder order = random.Next(2) == 0 ? SearchOrder.Newest : SearchOrder.Oldest;
            int? first = random.Next(4) switch { 0 => null, 1 => 1, _ => random.Next(2, 60) };
            IReadOnlyList<ArchiveMatch> stored = await MatchesAsync(Paged(1000), query, new());
            IOrderedEnumerable<ArchiveMatch> sorted = order == SearchOrder.Newest ? stored.OrderByDescending(static match => match.EventTime) : stored.OrderBy(static match => match.EventTime);

            IReadOnlyList<ArchiveMatch> ordered = await MatchesAsync(Paged(random.Next(1, 12)), query, new() { Order = order, First = first, Workers = random.Next(1, 4) });

            Assert.Equal(sorted.ThenBy(static match => match.Item, StringComparer.Ordinal).Take(first ?? int.MaxValue).Select(Id), ordered.Select(Id));
        }
    }

    private static string Id(ArchiveMatch match) => match.ToEvent().EventId;

    private static async Task<IReadOnlyList<ArchiveMatch>> MatchesAsync(OssSource source, ArchiveQuery query, ArchiveSearchOptions options)
    {
        var search = new ArchiveSearch(source, query, options, TimeProvider.System);
        IReadOnlyList<ArchiveMatch> found = await search.FindAsync(default).All();
        Assert.True(search.Statement is { Balances: true, IsComplete: true }, search.Statement.ToString());
        return found;
    }

    private static ArchiveQuery Any(Random random)
    {
        DateTimeOffset since = ArchiveSamples.Start.AddMinutes(random.Next(60 * Day));
        return new()
        {
            Since = random.Next(2) == 0 ? null : since,
            Until = random.Next(2) == 0 ? null : since.AddMinutes(random.Next(1, 20 * Day)),
            UserNames = random.Next(2) == 0 ? [] : ["alice"],
        };
    }

    /// <summary>A file of any account, region and kind; some around midnight, some with late events, some in the folder of the next day, some in no folder of the layout.</summary>
    private async Task PutAnyAsync(Random random, int number)
    {
        DateTimeOffset key = ArchiveSamples.Start.AddDays(random.Next(60)).AddMinutes(random.Next(2) == 0 ? random.Next(-2, 3) : random.Next(Day));
        IEnumerable<string> events = Enumerable.Range(0, random.Next(1, 6)).Select(place =>
        {
            DateTimeOffset time = key.AddMinutes(-(random.Next(3) == 0 ? random.Next(22 * 60) : random.Next(4)));
            return ArchiveSamples.Event($"{number}-{place}", time, random.Next(2) == 0 ? "alice" : "bob");
        });
        (ArchiveKind kind, RegionId region) = (random.Next(5) == 0 ? ArchiveKind.Insight : ArchiveKind.Management, RegionId.Parse(random.Next(2) == 0 ? "cn-hangzhou" : "cn-beijing"));
        ArchivePartition partition = random.Next(4) == 0
            ? ArchivePartition.SingleAccount(s_prefix, kind, region)
            : ArchivePartition.MultiAccount(s_prefix, kind, ("rd-1", AccountId.Parse(random.Next(2) == 0 ? First : Second)), region);
        await PutAsync(partition, key, events, named => random.Next(10) switch
        {
            0 => $"corp-audit/AliyunLogs/other/{number}.json.gz",
            1 or 2 => (named with { Day = named.Day.AddDays(1) }).ToString(),
            _ => named.ToString(),
        });
    }

    private async Task PutAsync(ArchivePartition partition, DateTimeOffset key, IEnumerable<string> events, Func<ArchiveObjectKey, string> name)
    {
        using var writer = new ArchiveFileWriter();
        foreach (string each in events)
        {
            writer.Append(Encoding.UTF8.GetBytes(each));
        }

        ArchiveFile file = writer.Complete();
        await _archive.PutAsync(name(ArchiveObjectKey.For(partition, key, file)), file.Bytes.ToArray());
    }

    private OssSource Paged(int size) => new(_connection, _archive.Bucket, "corp-audit/AliyunLogs/") { PageSize = size };

    private async Task FillAsync(int days)
    {
        for (int day = 0; day < days; day++)
        {
            int[] minutes = [.. Enumerable.Range((day * Day) + 100, 6)];
            await _archive.PutAsync(First, "cn-hangzhou", minutes);
            await _archive.PutAsync(Second, "cn-hangzhou", minutes);
        }
    }
}
