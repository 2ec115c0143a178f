using ActionTrail.Engine.Search;
using ActionTrail.Engine.Search.Queries;
using ActionTrail.Engine.Search.Sources;
using ActionTrail.Tests.Support;

namespace ActionTrail.Engine.Tests.Search.Sources;

public sealed class FolderSourceTests : IDisposable
{
    private const int Day = 24 * 60;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("attrail-folder-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(SearchOrder.Newest)]
    [InlineData(SearchOrder.Oldest)]
    public async Task The_first_few_by_time_need_the_listing_of_few_days(SearchOrder order)
    {
        for (int day = 0; day < 400; day++)
        {
            Put("1000000000000001", (day * Day) + 1, (day * Day) + 2);
            Put("1000000000000002", (day * Day) + 3);
        }

        var search = new ArchiveSearch(new FolderSource(_folder.FullName), ArchiveQuery.All, new() { Order = order, First = 3 }, TimeProvider.System);
        var found = new List<string>();
        await foreach (ArchiveMatch match in search.FindAsync(CancellationToken.None))
        {
            found.Add(match.ToEvent().EventId);
        }

        int first = order == SearchOrder.Newest ? 399 * Day : 0;
        Assert.Equal(order == SearchOrder.Newest ? [Id(2, first + 3), Id(1, first + 2), Id(1, first + 1)] : [Id(1, 1), Id(1, 2), Id(2, 3)], found);
        Assert.True(search.Statement is { IsComplete: true, IsListedCompletely: false, Balances: true }, search.Statement.ToString());
        Assert.InRange(search.Statement.ObjectsListed, 3, 40);
    }

    private static string Id(int account, int minute) => $"100000000000000{account}-cn-hangzhou-{minute}";

    private void Put(string account, params int[] minutes)
    {
        (string key, byte[] bytes) = ArchiveSamples.Delivered(account, "cn-hangzhou", minutes);
        string path = Path.Combine(_folder.FullName, key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }
}
