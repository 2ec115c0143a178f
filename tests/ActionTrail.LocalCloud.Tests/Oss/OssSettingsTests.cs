using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;
using ActionTrail.LocalCloud.Oss;

namespace ActionTrail.LocalCloud.Tests.Oss;

public sealed class OssSettingsTests : IDisposable
{
    private readonly OssCloud _oss = new();

    private OssBucketSettings Settings => _oss.Client.Settings;

    public void Dispose() => _oss.Dispose();

    [Fact]
    public async Task Encryption_is_kept_shown_and_told_by_every_new_object()
    {
        await _oss.PutAsync("before");
        await Settings.PutEncryptionAsync(_oss.Bucket, new OssEncryption("KMS", "key-1"), default);
        await _oss.PutAsync("after");

        Assert.Equal(new OssEncryption("KMS", "key-1"), await Settings.GetEncryptionAsync(_oss.Bucket, default));
        Assert.Equal(new OssEncryption("KMS", "key-1"), (await _oss.Client.GetBucketInfoAsync(_oss.Bucket, default)).Encryption);
        Assert.Equal("", (await _oss.Client.HeadObjectAsync(_oss.Bucket, OssCloud.Key("before"), default))!.Encryption);
        Assert.Equal("KMS", (await _oss.Client.HeadObjectAsync(_oss.Bucket, OssCloud.Key("after"), default))!.Encryption);
        await Settings.DeleteEncryptionAsync(_oss.Bucket, default);
        Assert.Null(await Settings.GetEncryptionAsync(_oss.Bucket, default));
    }

    [Fact]
    public async Task An_object_may_ask_for_its_own_encryption()
    {
        await _oss.Client.PutObjectAsync(_oss.Bucket, OssCloud.Key("k"), "x"u8.ToArray(), new PutObjectOptions { Encryption = OssEncryption.Aes256 }, default);

        Assert.Equal("AES256", (await _oss.Client.HeadObjectAsync(_oss.Bucket, OssCloud.Key("k"), default))!.Encryption);
        await OssCloud.RefusedAsync("InvalidEncryptionAlgorithmError", () => _oss.Client.PutObjectAsync(
            _oss.Bucket, OssCloud.Key("k"), "x"u8.ToArray(), new PutObjectOptions { Encryption = new OssEncryption("ROT13") }, default));
    }

    [Fact]
    public async Task The_state_of_versioning_is_kept_and_told()
    {
        Assert.Equal("", await Settings.GetVersioningAsync(_oss.Bucket, default));
        await Settings.PutVersioningAsync(_oss.Bucket, "Enabled", default);
        Assert.Equal("Enabled", (await _oss.Client.GetBucketInfoAsync(_oss.Bucket, default)).Versioning);
        await Settings.PutVersioningAsync(_oss.Bucket, "Suspended", default);
        Assert.Equal("Suspended", await Settings.GetVersioningAsync(_oss.Bucket, default));
        await OssCloud.RefusedAsync("MalformedXML", () => Settings.PutVersioningAsync(_oss.Bucket, "Off", default));
    }

    [Fact]
    public async Task Retention_and_suspended_versioning_exclude_each_other()
    {
        await Settings.PutVersioningAsync(_oss.Bucket, "Suspended", default);
        await OssCloud.RefusedAsync("InvalidBucketState", () => Settings.InitiateWormAsync(_oss.Bucket, 1, default));
        await Settings.PutVersioningAsync(_oss.Bucket, "Enabled", default);
        await Settings.InitiateWormAsync(_oss.Bucket, 1, default);
        await OssCloud.RefusedAsync("InvalidBucketState", () => Settings.PutVersioningAsync(_oss.Bucket, "Suspended", default));
    }

    [Fact]
    public async Task An_unknown_algorithm_changes_nothing()
    {
        await OssCloud.RefusedAsync("InvalidEncryptionAlgorithmError", () => Settings.PutEncryptionAsync(_oss.Bucket, new OssEncryption("ROT13"), default));

        Assert.Null(await Settings.GetEncryptionAsync(_oss.Bucket, default));
    }

    [Fact]
    public async Task Settings_that_were_never_set_read_as_absent()
    {
        Assert.Null(await Settings.GetWormAsync(_oss.Bucket, default));
        Assert.Null(await Settings.GetPolicyAsync(_oss.Bucket, default));
        Assert.Empty(await Settings.GetLifecycleAsync(_oss.Bucket, default));
        Assert.Equal("", await Settings.GetVersioningAsync(_oss.Bucket, default));
        Assert.False(await Settings.IsPublicAccessBlockedAsync(_oss.Bucket, default));
        Assert.Equal("private", await Settings.GetAclAsync(_oss.Bucket, default));
    }

    [Theory]
    [InlineData("encryption", "<ServerSideEncryptionRule><Open></ServerSideEncryptionRule>")]
    [InlineData("encryption", "<Other/>")]
    [InlineData("encryption", "<!DOCTYPE r [<!ENTITY a \"aaaa\">]><ServerSideEncryptionRule>&a;</ServerSideEncryptionRule>")]
    [InlineData("lifecycle", "<LifecycleConfiguration/>")]
    [InlineData("lifecycle", "<LifecycleConfiguration><Rule><Status>Enabled</Status></Rule></LifecycleConfiguration>")]
    [InlineData("lifecycle", "<LifecycleConfiguration><Rule><Status>On</Status><Expiration><Days>1</Days></Expiration></Rule></LifecycleConfiguration>")]
    [InlineData("lifecycle", "<LifecycleConfiguration><Rule><Status>Enabled</Status><Expiration><Days>0</Days></Expiration></Rule></LifecycleConfiguration>")]
    [InlineData("publicAccessBlock", "<PublicAccessBlockConfiguration/>")]
    [InlineData("publicAccessBlock", "")]
    public async Task Malformed_documents_are_refused(string setting, string xml)
    {
        WireResponse response = await _oss.SendV4Async(new() { Method = "PUT", Host = OssCloud.Host, RawQuery = setting, Body = System.Text.Encoding.UTF8.GetBytes(xml) });

        Assert.Equal((400, true), (response.Status, response.Text.Contains("<Code>MalformedXML</Code>", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"Version":"1","Statement":[{"Effect":"Perhaps","Principal":["*"],"Action":["oss:*"],"Resource":["*"]}]}""")]
    [InlineData("""{"Version":"1","Statement":[{"Effect":"Allow","Action":["oss:*"],"Resource":["*"]}]}""")]
    public async Task A_malformed_policy_is_refused_and_nothing_is_set(string policy)
    {
        await OssCloud.RefusedAsync("InvalidPolicyDocument", () => Settings.PutPolicyAsync(_oss.Bucket, policy, default));

        Assert.Null(await Settings.GetPolicyAsync(_oss.Bucket, default));
    }

    [Fact]
    public async Task Lifecycle_rules_act_when_they_are_applied_by_the_given_time()
    {
        await _oss.PutAsync("logs/old");
        await _oss.PutAsync("keep/old");
        await _oss.Client.Uploads.BeginAsync(_oss.Bucket, OssCloud.Key("logs/part"), PutObjectOptions.Default, default);
        _oss.Cloud.Time.Advance(TimeSpan.FromDays(20));
        await _oss.PutAsync("logs/new");
        await Settings.PutLifecycleAsync(
            _oss.Bucket, [new OssLifecycleRule { Prefix = "logs/", ExpirationDays = 30, AbortUploadDays = 3 }, new OssLifecycleRule { Transitions = [new(10, "IA"), new(400, "Archive")] }], default);

        LifecycleOutcome early = BucketLifecycle.ApplyLifecycle(_oss.Cloud.Host.Cloud, _oss.Cloud.Time.GetUtcNow());
        _oss.Cloud.Time.Advance(TimeSpan.FromDays(10));
        LifecycleOutcome late = BucketLifecycle.ApplyLifecycle(_oss.Cloud.Host.Cloud, _oss.Cloud.Time.GetUtcNow());

        Assert.Equal((new LifecycleOutcome(0, 2, 1), new LifecycleOutcome(1, 1, 0)), (early, late));
        Dictionary<string, string> left = await _oss.Client.ListObjectsAsync(_oss.Bucket, ListObjectsOptions.Default, default).ToDictionaryAsync(static o => o.Key.Value, static o => o.StorageClass);
        Assert.Equal(new Dictionary<string, string> { ["keep/old"] = "IA", ["logs/new"] = "IA" }, left);
        Assert.All(await Settings.GetLifecycleAsync(_oss.Bucket, default), static rule => Assert.NotEmpty(rule.Id));
    }

    [Fact]
    public async Task Expiry_waits_for_the_end_of_retention()
    {
        await _oss.PutAsync("k");
        await Settings.CompleteWormAsync(_oss.Bucket, await Settings.InitiateWormAsync(_oss.Bucket, 10, default), default);
        await Settings.PutLifecycleAsync(_oss.Bucket, [new OssLifecycleRule { ExpirationDays = 1 }], default);

        Assert.Equal(0, BucketLifecycle.ApplyLifecycle(_oss.Cloud.Host.Cloud, _oss.Cloud.Time.GetUtcNow().AddDays(9)).Expired);
        Assert.Equal(1, BucketLifecycle.ApplyLifecycle(_oss.Cloud.Host.Cloud, _oss.Cloud.Time.GetUtcNow().AddDays(10)).Expired);
    }

    [Fact]
    public async Task An_archived_object_is_read_only_after_it_was_restored()
    {
        var put = new WireRequest { Method = "PUT", Host = OssCloud.Host, RawPath = "/k", Body = "cold"u8.ToArray() };
        put.Headers["x-oss-storage-class"] = "Archive";
        await _oss.SendV4Async(put);

        await OssCloud.RefusedAsync("InvalidObjectState", () => _oss.GetAsync("k"));
        Assert.Equal(202, (await _oss.SendV4Async(new() { Method = "POST", Host = OssCloud.Host, RawPath = "/k", RawQuery = "restore" })).Status);
        Assert.Equal("cold", await _oss.GetAsync("k"));
        _oss.Cloud.Time.Advance(TimeSpan.FromDays(1));
        await OssCloud.RefusedAsync("InvalidObjectState", () => _oss.GetAsync("k"));
    }

    [Fact]
    public async Task Tags_of_buckets_and_objects_are_replaced_and_removed()
    {
        await _oss.PutAsync("k");
        byte[] tags = "<Tagging><TagSet><Tag><Key>a b</Key><Value>1&amp;2</Value></Tag></TagSet></Tagging>"u8.ToArray();
        foreach (string path in (string[])["/", "/k"])
        {
            Assert.Equal(200, (await _oss.SendV4Async(new() { Method = "PUT", Host = OssCloud.Host, RawPath = path, RawQuery = "tagging", Body = tags })).Status);
            Assert.Contains("<Key>a b</Key><Value>1&amp;2</Value>", (await TagsAsync(path)).Text, StringComparison.Ordinal);
            Assert.Equal(204, (await _oss.SendV4Async(new() { Method = "DELETE", Host = OssCloud.Host, RawPath = path, RawQuery = "tagging" })).Status);
            Assert.Contains("<TagSet />", (await TagsAsync(path)).Text, StringComparison.Ordinal);
        }

        Task<WireResponse> TagsAsync(string path) => _oss.SendV4Async(new() { Method = "GET", Host = OssCloud.Host, RawPath = path, RawQuery = "tagging" });
    }

    [Fact]
    public async Task A_symbolic_link_reads_as_its_target()
    {
        await _oss.PutAsync("real/ü", "bytes");
        var link = new WireRequest { Method = "PUT", Host = OssCloud.Host, RawPath = "/link", RawQuery = "symlink" };
        link.Headers["x-oss-symlink-target"] = WireQuery.Encode("real/ü");
        await _oss.SendV4Async(link);

        Assert.Equal("bytes", await _oss.GetAsync("link"));
        await _oss.Client.DeleteObjectAsync(_oss.Bucket, OssCloud.Key("real/ü"), default);
        await OssCloud.RefusedAsync("SymlinkTargetNotExist", () => _oss.GetAsync("link"));
    }
}
