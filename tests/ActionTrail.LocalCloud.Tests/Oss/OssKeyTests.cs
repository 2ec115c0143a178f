using System.Text;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;
using ActionTrail.Core.Destinations;
using ActionTrail.LocalCloud.Oss;
using FsCheck;
using FsCheck.Fluent;

namespace ActionTrail.LocalCloud.Tests.Oss;

public sealed class OssKeyTests : IDisposable
{
    private readonly OssCloud _oss = new();
    private readonly string _marker;

    public OssKeyTests()
    {
        _marker = Path.Combine(Path.GetDirectoryName(_oss.Cloud.Host.Folder)!, "x");
    }

    public void Dispose() => _oss.Dispose();

    [Fact]
    public void Any_key_comes_back_and_stays_in_its_bucket()
    {
        Gen<string> nasty = Gen.Elements("..", "/", "\\", "%2e", "%2F", "\0", ".", "a", " ", "+", "é", "?", "#", "&", "\n", ":", "~", "con", "\ud83d\ude00").NonEmptyListOf().Select(string.Concat);
        Gen<string> any = ArbMap.Default.ArbFor<string>().Generator.Where(static text => !string.IsNullOrEmpty(text) && !text.Any(char.IsSurrogate));
        Arbitrary<string> keys = Gen.OneOf(nasty, any).Where(static text => ObjectKey.TryParse(text, out _)).ToArbitrary();

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(keys, key => StaysInsideAsync(key).GetAwaiter().GetResult()));
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("../../../../../../tmp/x")]
    [InlineData("a/../../x")]
    [InlineData("%2e%2e/x")]
    [InlineData("..\\x")]
    [InlineData("nul\0byte")]
    [InlineData("CON")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a//b")]
    [InlineData("trailing/")]
    public async Task A_key_that_looks_like_a_path_is_only_a_key(string key) => Assert.True(await StaysInsideAsync(key));

    [Fact]
    public async Task The_longest_key_is_kept_and_one_byte_more_is_refused()
    {
        await StaysInsideAsync(new string('é', 511) + "x");
        string tooLong = WireQuery.Encode(new string('é', 512));

        WireResponse response = await _oss.SendV4Async(new() { Method = "PUT", Host = OssCloud.Host, RawPath = "/" + tooLong });

        Assert.Equal((400, true), (response.Status, response.Text.Contains("<Code>InvalidObjectName</Code>", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("//x")]
    [InlineData("/%2Fx")]
    [InlineData("/%5Cx")]
    public async Task A_key_must_not_start_with_a_slash_or_backslash(string path) =>
        Assert.Contains("<Code>InvalidObjectName</Code>", (await _oss.SendV4Async(new() { Method = "PUT", Host = OssCloud.Host, RawPath = path })).Text, StringComparison.Ordinal);

    private async Task<bool> StaysInsideAsync(string key)
    {
        byte[] body = [.. Encoding.UTF8.GetBytes("body of " + key), .. new byte[SmallBodies.MostBytes]];
        await _oss.Client.PutObjectAsync(_oss.Bucket, OssCloud.Key(key), body, PutObjectOptions.Default, default);
        OssObject read = await _oss.Client.GetObjectAsync(_oss.Bucket, OssCloud.Key(key), GetObjectOptions.Default, default);
        OssObjectPage page = await _oss.Client.ListObjectPageAsync(_oss.Bucket, ListObjectsOptions.Default, null, default);
        string[] files = _oss.Files();
        await _oss.Client.DeleteObjectAsync(_oss.Bucket, OssCloud.Key(key), default);

        Assert.Equal(body, read.Body.ToArray());
        Assert.Equal([key], page.Objects.Select(static summary => summary.Key.Value));
        Assert.All(Assert.Single(files)[_oss.Cloud.Host.Folder.Length..], static letter => Assert.True(char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '/'));
        Assert.False(File.Exists(_marker));
        return true;
    }
}
