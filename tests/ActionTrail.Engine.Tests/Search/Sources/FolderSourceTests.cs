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

    [Fact]
    public async Task What_is_hidden_and_links_to_folders_are_not_searched_and_links_to_files_are()
    {
        Put("1000000000000001", 1);
        Put("1000000000000002", 2);
        string file = FileOf("1000000000000001");
        string region = Path.GetDirectoryName(file)!;
        File.Copy(file, Path.Combine(region, ".hidden.gz"));
        Directory.CreateDirectory(Path.Combine(region, ".hidden"));
        File.Copy(file, Path.Combine(region, ".hidden", "x.gz"));
        string plain = Path.Combine(region, "bücket-√-日本.gz");
        File.Copy(file, plain);
        Assert.Equal(3, await ListedAsync());

        string links = Directory.CreateDirectory(Path.Combine(region, "links")).FullName;
        File.CreateSymbolicLink(Path.Combine(links, "file.gz"), file);
        Directory.CreateSymbolicLink(Path.Combine(links, "folder"), _folder.FullName);
        File.Copy(file, Path.Combine(links, "beside.gz"));
        Assert.Equal(5, await ListedAsync());
    }

    [Fact]
    public async Task A_file_that_is_gone_when_its_turn_comes_is_named()
    {
        Put("1000000000000001", 1);
        var source = new FolderSource(_folder.FullName);
        await foreach (ArchiveItem item in source.ListAsync(ArchiveKeyFilter.Of(ArchiveQuery.All), CancellationToken.None))
        {
            File.Delete(Path.Combine(_folder.FullName, item.Name));
            FileNotFoundException gone = await Assert.ThrowsAsync<FileNotFoundException>(async () => await source.OpenAsync(item, CancellationToken.None));
            Assert.Contains(Path.GetFileName(item.Name), gone.Message, StringComparison.Ordinal);
        }
    }

    private string FileOf(string account) => Directory.GetFiles(_folder.FullName, "*.gz", SearchOption.AllDirectories).Single(path => path.Contains(account, StringComparison.Ordinal));

    private async Task<long> ListedAsync()
    {
        var search = new ArchiveSearch(new FolderSource(_folder.FullName), ArchiveQuery.All, new(), TimeProvider.System);
        await foreach (ArchiveMatch match in search.FindAsync(CancellationToken.None))
        {
            Assert.NotEmpty(match.Json.ToArray());
        }

        Assert.True(search.Statement is { ObjectsDamaged: 0, Balances: true }, search.Statement.ToString());
        return search.Statement.ObjectsRead;
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
