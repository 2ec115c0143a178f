using System.Text;
using ActionTrail.Aliyun.Oss;
using FsCheck;
using FsCheck.Fluent;

namespace ActionTrail.LocalCloud.Tests.Oss;

public sealed class OssListingTests : IDisposable
{
    private readonly OssCloud _oss = new();

    public void Dispose() => _oss.Dispose();

    [Fact]
    public void Pages_put_together_equal_the_sorted_keys()
    {
        Gen<string> key = Gen.Elements("a", "b", "/", "é", "\ud83d\ude00", "-").NonEmptyListOf().Select(string.Concat).Where(static text => text[0] != '/' && text.Length < 12);
        Gen<(List<string> Keys, string Prefix, string Delimiter, int Page)> cases =
            from keys in key.ListOf()
            from prefix in Gen.Elements("", "a", "a/", "é", "b-")
            from delimiter in Gen.Elements("", "/", "-", "a/")
            from page in Gen.Choose(1, 4)
            select (keys.Distinct().ToList(), prefix, delimiter, page);

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(cases.ToArbitrary(), drawn => ListsLikeTheModelAsync(drawn.Keys, drawn.Prefix, drawn.Delimiter, drawn.Page).GetAwaiter().GetResult()));
    }

    [Fact]
    public async Task Start_after_is_exclusive()
    {
        await _oss.PutAsync("a");
        await _oss.PutAsync("b");
        await _oss.PutAsync("b\0");

        OssObjectPage page = await _oss.Client.ListObjectPageAsync(_oss.Bucket, new ListObjectsOptions { StartAfter = "b" }, null, default);

        Assert.Equal(["b\0"], page.Objects.Select(static summary => summary.Key.Value));
    }

    [Fact]
    public async Task The_first_version_pages_by_marker_and_names_owners()
    {
        await _oss.PutAsync("d/1");
        await _oss.PutAsync("d/2");
        await _oss.PutAsync("e");
        var request = new Aliyun.Http.WireRequest { Method = "GET", Host = OssCloud.Host, RawQuery = "delimiter=%2F&max-keys=1" };

        string first = (await _oss.SendV1Async(request)).Text;
        string second = (await _oss.SendV1Async(new() { Method = "GET", Host = OssCloud.Host, RawQuery = "delimiter=%2F&max-keys=1&marker=d%2F" })).Text;

        Assert.Contains("<NextMarker>d/</NextMarker>", first, StringComparison.Ordinal);
        Assert.Contains("<CommonPrefixes><Prefix>d/</Prefix></CommonPrefixes>", first, StringComparison.Ordinal);
        Assert.Contains("<Key>e</Key>", second, StringComparison.Ordinal);
        Assert.Contains($"<Owner><ID>{_oss.Cloud.Account.Id}</ID>", second, StringComparison.Ordinal);
        Assert.Contains("<IsTruncated>false</IsTruncated>", second, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("max-keys=0")]
    [InlineData("max-keys=1001")]
    [InlineData("max-keys=x")]
    [InlineData("encoding-type=base64")]
    [InlineData("list-type=2&continuation-token=%21%21")]
    public async Task Parameters_out_of_bounds_are_refused(string query)
    {
        Aliyun.Http.WireResponse response = await _oss.SendV4Async(new() { Method = "GET", Host = OssCloud.Host, RawQuery = query });

        Assert.Equal((400, true), (response.Status, response.Text.Contains("<Code>InvalidArgument</Code>", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_reader_that_stops_stops_the_paging()
    {
        for (int i = 0; i < 5; i++)
        {
            await _oss.PutAsync($"k{i}");
        }

        int calls = 0;
        var client = new OssClient(_oss.Cloud.Root with { Trace = _ => calls++ });

        await foreach (OssObjectSummary summary in client.ListObjectsAsync(_oss.Bucket, new ListObjectsOptions { PageSize = 2 }, default))
        {
            Assert.Equal("k0", summary.Key.Value);
            break;
        }

        Assert.Equal(1, calls);
    }

    private async Task<bool> ListsLikeTheModelAsync(List<string> keys, string prefix, string delimiter, int pageSize)
    {
        await foreach (OssObjectSummary old in _oss.Client.ListObjectsAsync(_oss.Bucket, ListObjectsOptions.Default, default))
        {
            await _oss.Client.DeleteObjectAsync(_oss.Bucket, old.Key, default);
        }

        foreach (string key in keys)
        {
            await _oss.PutAsync(key);
        }

        var options = new ListObjectsOptions { Prefix = prefix, Delimiter = delimiter, PageSize = pageSize };
        List<string> found = [], prefixes = [];
        string? token = null;
        do
        {
            OssObjectPage page = await _oss.Client.ListObjectPageAsync(_oss.Bucket, options, token, default);
            Assert.InRange(page.Objects.Count + page.CommonPrefixes.Count, 0, pageSize);
            found.AddRange(page.Objects.Select(static summary => summary.Key.Value));
            prefixes.AddRange(page.CommonPrefixes);
            token = page.NextToken;
        }
        while (token is not null);

        List<string> under = [.. keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).OrderBy(static key => Convert.ToHexString(Encoding.UTF8.GetBytes(key)), StringComparer.Ordinal)];
        Assert.Equal(under.Where(key => Common(key) is null), found);
        Assert.Equal(under.Select(Common).OfType<string>().Distinct(), prefixes);
        return true;

        string? Common(string key)
        {
            int at = delimiter.Length == 0 ? -1 : key.IndexOf(delimiter, prefix.Length, StringComparison.Ordinal);
            return at < 0 ? null : key[..(at + delimiter.Length)];
        }
    }
}
