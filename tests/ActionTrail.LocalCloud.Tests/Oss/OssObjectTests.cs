using System.Security.Cryptography;
using ActionTrail.Aliyun.Checksums;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;

namespace ActionTrail.LocalCloud.Tests.Oss;

public sealed class OssObjectTests : IDisposable
{
    private readonly OssCloud _oss = new();

    public void Dispose() => _oss.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(3_000_001)]
    public async Task An_object_comes_back_as_it_was_put(int size)
    {
        byte[] body = [.. Enumerable.Range(0, size).Select(static i => (byte)(i * 31))];
        var options = new PutObjectOptions
        {
            ContentType = "application/gzip", ContentEncoding = "gzip", Metadata = new Dictionary<string, string> { ["Author"] = "alice" },
        };

        OssPutResult put = await _oss.Client.PutObjectAsync(_oss.Bucket, OssCloud.Key("logs/a b+c.gz"), body, options, default);
        OssObject read = await _oss.Client.GetObjectAsync(_oss.Bucket, OssCloud.Key("logs/a b+c.gz"), GetObjectOptions.Default, default);

        Assert.Equal(body, read.Body.ToArray());
        Assert.Equal(Convert.ToHexString(MD5.HashData(body)), put.ETag);
        Assert.Equal(Crc64.Compute(body), put.Crc64);
        Assert.Equal((put.ETag, put.Crc64, size), (read.Info.ETag, read.Info.Crc64, read.Info.Size));
        Assert.Equal(("application/gzip", "Normal", "Standard", ""), (read.Info.ContentType, read.Info.Type, read.Info.StorageClass, read.Info.Encryption));
        Assert.Equal("alice", read.Info.Metadata["author"]);
        Assert.Equal(_oss.Cloud.Time.GetUtcNow(), read.Info.LastModified);
    }

    [Fact]
    public async Task Head_tells_the_size_without_the_body()
    {
        await _oss.PutAsync("k", "hello world");

        OssObjectInfo? info = await _oss.Client.HeadObjectAsync(_oss.Bucket, OssCloud.Key("k"), default);

        Assert.Equal((11, 5981764153023615706UL), (info?.Size, info?.Crc64));
        Assert.Null(await _oss.Client.HeadObjectAsync(_oss.Bucket, OssCloud.Key("absent"), default));
    }

    [Fact]
    public async Task A_missing_object_and_a_missing_bucket_are_told_apart_even_without_a_body()
    {
        BucketName absent = BucketName.Parse("no-such-bucket");

        await OssCloud.RefusedAsync("NoSuchKey", () => _oss.GetAsync("absent"));
        await OssCloud.RefusedAsync("NoSuchBucket", () => _oss.Client.HeadObjectAsync(absent, OssCloud.Key("k"), default));
        ApiException error = await OssCloud.RefusedAsync("NoSuchBucket", () => _oss.Client.GetObjectAsync(absent, OssCloud.Key("k"), GetObjectOptions.Default, default));
        Assert.Equal((404, 24), (error.Status, error.RequestId.Length));
    }

    [Fact]
    public async Task Overwriting_replaces_unless_it_is_forbidden()
    {
        await _oss.PutAsync("k", "one");
        await _oss.PutAsync("k", "two");

        await OssCloud.RefusedAsync("FileAlreadyExists", () => _oss.Client.PutObjectAsync(
            _oss.Bucket, OssCloud.Key("k"), "three"u8.ToArray(), new PutObjectOptions { Overwrite = OssOverwrite.Forbid }, default));
        Assert.Equal("two", await _oss.GetAsync("k"));
    }

    [Theory]
    [InlineData(0, 3, "0123")]
    [InlineData(7, null, "789")]
    [InlineData(8, 99, "89")]
    public async Task A_range_is_cut_to_the_object(int from, int? to, string expected)
    {
        await _oss.PutAsync("k", "0123456789");

        OssObject read = await _oss.Client.GetObjectAsync(_oss.Bucket, OssCloud.Key("k"), new GetObjectOptions { From = from, To = to }, default);

        Assert.Equal(expected, System.Text.Encoding.UTF8.GetString(read.Body.Span));
    }

    [Fact]
    public async Task A_range_outside_the_object_is_refused_or_ignored_as_the_client_wishes()
    {
        await _oss.PutAsync("k", "0123456789");
        var lenient = new WireRequest { Method = "GET", Host = OssCloud.Host, RawPath = "/k" };
        lenient.Headers["Range"] = "bytes=10-";

        await OssCloud.RefusedAsync("InvalidRange", () => _oss.Client.GetObjectAsync(_oss.Bucket, OssCloud.Key("k"), new GetObjectOptions { From = 10 }, default));
        Assert.Equal((200, "0123456789"), await _oss.SendV4Async(lenient) is var answer ? (answer.Status, answer.Text) : default);
    }

    [Fact]
    public async Task Conditions_decide_whether_an_object_is_read()
    {
        await _oss.PutAsync("k");
        string etag = (await _oss.Client.HeadObjectAsync(_oss.Bucket, OssCloud.Key("k"), default))!.ETag;

        Assert.True((await ReadAsync(new() { IfNoneMatch = $"\"{etag}\"" })).NotModified);
        Assert.False((await ReadAsync(new() { IfNoneMatch = "other" })).NotModified);
        Assert.Equal(1, (await ReadAsync(new() { IfMatch = etag })).Body.Length);
        await OssCloud.RefusedAsync("PreconditionFailed", () => ReadAsync(new() { IfMatch = "other" }));

        Task<OssObject> ReadAsync(GetObjectOptions options) => _oss.Client.GetObjectAsync(_oss.Bucket, OssCloud.Key("k"), options, default);
    }

    [Theory]
    [InlineData("If-Modified-Since", 0, 304)]
    [InlineData("If-Modified-Since", -1, 200)]
    [InlineData("If-Unmodified-Since", 0, 200)]
    [InlineData("If-Unmodified-Since", -1, 412)]
    public async Task Times_are_conditions_too(string header, int seconds, int status)
    {
        await _oss.PutAsync("k");
        var request = new WireRequest { Method = "GET", Host = OssCloud.Host, RawPath = "/k" };
        request.Headers[header] = _oss.Cloud.Time.GetUtcNow().AddSeconds(seconds).ToString("R");

        Assert.Equal(status, (await _oss.SendV4Async(request)).Status);
    }

    [Fact]
    public async Task A_body_that_is_not_the_one_of_its_digest_is_refused_before_anything_is_stored()
    {
        var request = new WireRequest { Method = "PUT", Host = OssCloud.Host, RawPath = "/k", Body = "tampered"u8.ToArray() };
        request.Headers["Content-MD5"] = Convert.ToBase64String(MD5.HashData("original"u8));

        WireResponse response = await _oss.SendV4Async(request);

        Assert.Equal((400, true), (response.Status, response.Text.Contains("<Code>InvalidDigest</Code>", StringComparison.Ordinal)));
        Assert.Null(await _oss.Client.HeadObjectAsync(_oss.Bucket, OssCloud.Key("k"), default));
    }

    [Fact]
    public async Task Deleting_is_idempotent()
    {
        await _oss.PutAsync("k");

        await _oss.Client.DeleteObjectAsync(_oss.Bucket, OssCloud.Key("k"), default);
        await _oss.Client.DeleteObjectAsync(_oss.Bucket, OssCloud.Key("k"), default);

        Assert.Null(await _oss.Client.HeadObjectAsync(_oss.Bucket, OssCloud.Key("k"), default));
    }

    [Fact]
    public async Task A_batch_deletes_what_it_names()
    {
        ObjectKey[] keys = [OssCloud.Key("a"), OssCloud.Key("b&<c>\u0001"), OssCloud.Key("never there")];
        await _oss.PutAsync("a");
        await _oss.PutAsync("b&<c>\u0001");
        await _oss.PutAsync("stays");

        Assert.Equal(keys, await _oss.Client.DeleteObjectsAsync(_oss.Bucket, keys, default));
        Assert.Equal(["stays"], await _oss.Client.ListObjectsAsync(_oss.Bucket, ListObjectsOptions.Default, default).Select(static o => o.Key.Value).ToListAsync());
    }

    [Fact]
    public async Task A_copy_has_bytes_and_headers_of_its_source()
    {
        await _oss.Client.PutObjectAsync(
            _oss.Bucket, OssCloud.Key("from ü"), "copied"u8.ToArray(), new PutObjectOptions { ContentType = "text/plain", Metadata = new Dictionary<string, string> { ["m"] = "1" } }, default);

        await _oss.Client.CopyObjectAsync((_oss.Bucket, OssCloud.Key("from ü")), _oss.Bucket, OssCloud.Key("to"), default);

        OssObject copy = await _oss.Client.GetObjectAsync(_oss.Bucket, OssCloud.Key("to"), GetObjectOptions.Default, default);
        Assert.Equal(("copied", "text/plain", "1"), (System.Text.Encoding.UTF8.GetString(copy.Body.Span), copy.Info.ContentType, copy.Info.Metadata["m"]));
    }

    [Fact]
    public async Task Appending_continues_where_the_object_ends_and_nowhere_else()
    {
        Assert.Equal(3, await AppendAsync(0, "abc"));
        Assert.Equal(6, await AppendAsync(3, "def"));
        await OssCloud.RefusedAsync("PositionNotEqualToLength", () => AppendAsync(3, "again"));
        await _oss.PutAsync("normal");
        await OssCloud.RefusedAsync("ObjectNotAppendable", () => _oss.Client.AppendObjectAsync(_oss.Bucket, OssCloud.Key("normal"), 1, "x"u8.ToArray(), default));

        Assert.Equal("abcdef", await _oss.GetAsync("log"));

        Task<long> AppendAsync(long position, string text) =>
            _oss.Client.AppendObjectAsync(_oss.Bucket, OssCloud.Key("log"), position, System.Text.Encoding.UTF8.GetBytes(text), default);
    }
}
