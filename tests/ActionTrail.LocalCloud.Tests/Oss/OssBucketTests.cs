using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Destinations;
using ActionTrail.LocalCloud.Oss;

namespace ActionTrail.LocalCloud.Tests.Oss;

public sealed class OssBucketTests : IDisposable
{
    private readonly OssCloud _oss = new();

    public void Dispose() => _oss.Dispose();

    [Fact]
    public async Task A_new_bucket_is_private_standard_and_owned_by_its_maker()
    {
        OssBucket bucket = await _oss.Client.GetBucketInfoAsync(_oss.Bucket, default);

        Assert.Equal(("private", "Standard", "LRS", _oss.Cloud.Account.Id.Value), (bucket.Acl, bucket.StorageClass, bucket.Redundancy, bucket.OwnerId));
        Assert.Equal((TestCloud.Region, _oss.Cloud.Time.GetUtcNow(), null, ""), (bucket.Region, bucket.Created, bucket.Encryption, bucket.Versioning));
        Assert.Equal("oss-cn-hangzhou-internal.aliyuncs.com", bucket.IntranetEndpoint);
        Assert.Equal(TestCloud.Region, await _oss.Client.Settings.GetLocationAsync(_oss.Bucket, default));
    }

    [Fact]
    public async Task Options_are_kept()
    {
        BucketName cold = BucketName.Parse("cold-audit");
        await _oss.Client.PutBucketAsync(cold, new PutBucketOptions { Acl = "public-read", StorageClass = "IA", Redundancy = "ZRS" }, default);

        OssBucket bucket = await _oss.Client.GetBucketInfoAsync(cold, default);

        Assert.Equal(("public-read", "IA", "ZRS"), (bucket.Acl, bucket.StorageClass, bucket.Redundancy));
    }

    [Fact]
    public async Task A_name_belongs_to_one_account()
    {
        OssClient stranger = _oss.Stranger(out _);

        await OssCloud.RefusedAsync("BucketAlreadyExists", () => stranger.PutBucketAsync(_oss.Bucket, PutBucketOptions.Default, default));
        await OssCloud.RefusedAsync("BucketAlreadyExists", () => _oss.Client.PutBucketAsync(_oss.Bucket, PutBucketOptions.Default, default));
        Assert.Equal(_oss.Cloud.Account.Id.Value, OssBuckets.Find(_oss.Cloud.Host.Cloud, "corp-audit")?.Owner);
    }

    [Fact]
    public async Task Only_an_empty_bucket_can_be_deleted()
    {
        await _oss.PutAsync("k");
        await OssCloud.RefusedAsync("BucketNotEmpty", () => _oss.Client.DeleteBucketAsync(_oss.Bucket, default));
        await _oss.Client.DeleteObjectAsync(_oss.Bucket, OssCloud.Key("k"), default);

        await _oss.Client.DeleteBucketAsync(_oss.Bucket, default);

        await OssCloud.RefusedAsync("NoSuchBucket", () => _oss.Client.GetBucketInfoAsync(_oss.Bucket, default));
        await OssCloud.RefusedAsync("NoSuchBucket", () => _oss.PutAsync("k"));
        Assert.Empty(Directory.GetDirectories(Path.Combine(_oss.Cloud.Host.Folder, "oss")));
    }

    [Fact]
    public async Task Buckets_are_listed_by_name_for_their_owner_only()
    {
        foreach (string name in (string[])["b-2", "b-10", "a-1"])
        {
            await _oss.Client.PutBucketAsync(BucketName.Parse(name.PadRight(5, 'x')), PutBucketOptions.Default, default);
        }

        OssClient stranger = _oss.Stranger(out _);

        Assert.Equal(["a-1xx", "b-10x", "b-2xx", "corp-audit"], await _oss.Client.ListBucketsAsync("", default).Select(static b => b.Name.Value).ToListAsync());
        Assert.Equal(["b-10x", "b-2xx"], await _oss.Client.ListBucketsAsync("b-", default).Select(static b => b.Name.Value).ToListAsync());
        Assert.Empty(await stranger.ListBucketsAsync("", default).ToListAsync());
    }

    [Fact]
    public async Task An_account_has_a_hundred_buckets_per_region_at_most()
    {
        for (int i = 1; i < 100; i++)
        {
            await _oss.Client.PutBucketAsync(BucketName.Parse($"bucket-{i}"), PutBucketOptions.Default, default);
        }

        await OssCloud.RefusedAsync("TooManyBuckets", () => _oss.Client.PutBucketAsync(BucketName.Parse("bucket-100"), PutBucketOptions.Default, default));
        await new OssClient(_oss.Cloud.Root.In(RegionId.Parse("cn-beijing"))).PutBucketAsync(BucketName.Parse("bucket-100"), PutBucketOptions.Default, default);
    }

    [Fact]
    public async Task A_bucket_is_reached_through_its_own_region_only()
    {
        var elsewhere = new OssClient(_oss.Cloud.Root.In(RegionId.Parse("cn-beijing")));

        await OssCloud.RefusedAsync("AccessDenied", () => elsewhere.GetBucketInfoAsync(_oss.Bucket, default));
    }

    [Theory]
    [InlineData("UPPER.oss-cn-hangzhou.aliyuncs.com", "InvalidBucketName")]
    [InlineData("a_b.oss-cn-hangzhou.aliyuncs.com", "InvalidBucketName")]
    public async Task Bad_bucket_names_are_refused(string host, string code) =>
        Assert.Contains($"<Code>{code}</Code>", (await _oss.SendV4Async(new WireRequest { Method = "PUT", Host = host })).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("PUT", "/?replication", 501, "NotImplemented")]
    [InlineData("GET", "/k?x-oss-process=image/resize", 501, "NotImplemented")]
    [InlineData("PATCH", "/k", 405, "MethodNotAllowed")]
    public async Task What_is_not_built_says_so(string method, string target, int status, string code)
    {
        string[] parts = target.Split('?');
        WireResponse response = await _oss.SendV4Async(new() { Method = method, Host = OssCloud.Host, RawPath = parts[0], RawQuery = parts.ElementAtOrDefault(1) ?? "" });

        Assert.Equal((status, true), (response.Status, response.Text.Contains($"<Code>{code}</Code>", StringComparison.Ordinal)));
    }
}
