using ActionTrail.Aliyun.Checksums;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;

namespace ActionTrail.LocalCloud.Tests.Oss;

public sealed class OssUploadTests : IDisposable
{
    private const int PartSize = 100 * 1024;
    private readonly OssCloud _oss = new();

    public void Dispose() => _oss.Dispose();

    [Fact]
    public async Task Parts_in_any_order_become_one_object()
    {
        OssUpload upload = await BeginAsync();
        OssPart second = await PartAsync(upload, 2, 7);
        OssPart first = await PartAsync(upload, 1, PartSize);
        await PartAsync(upload, 2, 9);
        second = await PartAsync(upload, 2, 11);

        OssPutResult result = await _oss.Client.Uploads.CompleteAsync(upload, [first, second], default);
        OssObject read = await _oss.Client.GetObjectAsync(_oss.Bucket, OssCloud.Key("big"), GetObjectOptions.Default, default);

        byte[] expected = [.. Body(1, PartSize), .. Body(2, 11)];
        Assert.Equal(expected, read.Body.ToArray());
        Assert.Equal(Crc64.Compute(expected), result.Crc64);
        Assert.Equal(("Multipart", "text/plain"), (read.Info.Type, read.Info.ContentType));
        Assert.EndsWith("-2", read.Info.ETag, StringComparison.Ordinal);
        await OssCloud.RefusedAsync("NoSuchUpload", () => _oss.Client.Uploads.ListPartsAsync(upload, default));
        Assert.Single(_oss.Files());
    }

    [Fact]
    public async Task Parts_are_listed_until_the_upload_is_aborted()
    {
        OssUpload upload = await BeginAsync();
        OssPart part = await PartAsync(upload, 3, 5);

        Assert.Equal([part], await _oss.Client.Uploads.ListPartsAsync(upload, default));
        Assert.Contains($"<UploadId>{upload.Id}</UploadId>", (await _oss.SendV4Async(new() { Method = "GET", Host = OssCloud.Host, RawQuery = "uploads" })).Text, StringComparison.Ordinal);
        await _oss.Client.Uploads.AbortAsync(upload, default);

        await OssCloud.RefusedAsync("NoSuchUpload", () => PartAsync(upload, 4, 5));
        Assert.Empty(_oss.Files());
    }

    [Fact]
    public async Task Wrong_part_lists_are_refused_and_the_upload_goes_on()
    {
        OssUpload upload = await BeginAsync();
        OssPart one = await PartAsync(upload, 1, 5);
        OssPart two = await PartAsync(upload, 2, 5);

        await OssCloud.RefusedAsync("InvalidPartOrder", () => _oss.Client.Uploads.CompleteAsync(upload, [two, one], default));
        await OssCloud.RefusedAsync("InvalidPart", () => _oss.Client.Uploads.CompleteAsync(upload, [one with { ETag = two.ETag }], default));
        await OssCloud.RefusedAsync("InvalidPart", () => _oss.Client.Uploads.CompleteAsync(upload, [one with { Number = 9 }], default));
        await OssCloud.RefusedAsync("EntityTooSmall", () => _oss.Client.Uploads.CompleteAsync(upload, [one, two], default));
        await OssCloud.RefusedAsync("MalformedXML", () => _oss.Client.Uploads.CompleteAsync(upload, [], default));
        await _oss.Client.Uploads.CompleteAsync(upload, [two], default);
    }

    [Theory]
    [InlineData("partNumber=0")]
    [InlineData("partNumber=10001")]
    [InlineData("x=1")]
    public async Task A_part_number_is_one_to_ten_thousand(string parameter)
    {
        OssUpload upload = await BeginAsync();

        WireResponse response = await _oss.SendV4Async(new() { Method = "PUT", Host = OssCloud.Host, RawPath = "/big", RawQuery = $"{parameter}&uploadId={upload.Id}" });

        Assert.Contains("<Code>InvalidArgument</Code>", response.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_can_be_a_range_of_an_object()
    {
        await _oss.PutAsync("source", "0123456789");
        OssUpload upload = await BeginAsync();
        var request = new WireRequest { Method = "PUT", Host = OssCloud.Host, RawPath = "/big", RawQuery = $"partNumber=1&uploadId={upload.Id}" };
        request.Headers["x-oss-copy-source"] = "/corp-audit/source";
        request.Headers["x-oss-copy-source-range"] = "bytes=2-4";
        await _oss.SendV4Async(request);

        await _oss.Client.Uploads.CompleteAsync(upload, await _oss.Client.Uploads.ListPartsAsync(upload, default), default);

        Assert.Equal("234", await _oss.GetAsync("big"));
    }

    [Fact]
    public async Task An_upload_survives_a_restart()
    {
        OssUpload upload = await BeginAsync();
        OssPart part = await PartAsync(upload, 1, 5);

        _oss.Cloud.Reopen();

        await _oss.Client.Uploads.CompleteAsync(upload, [part], default);
        Assert.Equal(5, (await _oss.GetAsync("big")).Length);
    }

    private async Task<OssUpload> BeginAsync() => new(
        _oss.Bucket, OssCloud.Key("big"), await _oss.Client.Uploads.BeginAsync(_oss.Bucket, OssCloud.Key("big"), new PutObjectOptions { ContentType = "text/plain" }, default));

    private Task<OssPart> PartAsync(OssUpload upload, int number, int size) => _oss.Client.Uploads.UploadPartAsync(upload, number, Body(number, size), default);

    private static byte[] Body(int number, int size) => [.. Enumerable.Range(0, size).Select(i => (byte)((i * number) & 0x7F))];
}
