using System.Text;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;
using ActionTrail.Aliyun.Signing;
using ActionTrail.Core.Destinations;

namespace ActionTrail.LocalCloud.Tests.Oss;

public sealed class OssFuzzTests : IDisposable
{
    private static readonly string[] s_methods = ["GET", "PUT", "POST", "DELETE", "HEAD", "OPTIONS", "TRACE"];
    private static readonly string[] s_paths = ["/", "/k", "/up", "/a/b", "//", "/%00", "/%ff%fe", "/..%2f..", "/%5c", "/é", "/" + new string('x', 1100)];
    private static readonly string[] s_parameters =
    [
        "acl", "encryption", "lifecycle", "policy", "publicAccessBlock", "versioning", "location", "bucketInfo", "stat", "tagging", "worm", "wormId", "wormExtend",
        "uploads", "uploadId", "partNumber", "delete", "append", "position", "restore", "symlink", "objectMeta", "list-type", "prefix", "delimiter", "marker",
        "max-keys", "start-after", "continuation-token", "encoding-type", "response-content-type", "versionId", "x-oss-process", "max-parts", "key-marker",
        "upload-id-marker", "versions", "policyStatus", "part-number-marker", "max-uploads", "fetch-owner", "cors", "website",
    ];

    private static readonly string[] s_values = ["", "1", "0", "-1", "2", "url", "99999999999999999999", "%00", "%0d%0a", "é", "/", "null", "x", "2147483648"];
    private static readonly string[] s_headers =
    [
        "Range", "If-Match", "If-None-Match", "If-Modified-Since", "x-oss-acl", "x-oss-object-acl", "x-oss-forbid-overwrite", "x-oss-storage-class", "x-oss-tagging",
        "x-oss-server-side-encryption", "x-oss-copy-source", "x-oss-copy-source-range", "x-oss-metadata-directive", "x-oss-symlink-target", "x-oss-range-behavior",
        "x-oss-meta-a", "Content-Type", "Content-MD5", "x-oss-complete-all", "x-oss-copy-source-if-match",
    ];

    private static readonly string[] s_texts =
    [
        "", "x", "bytes=0-0", "bytes=5-", "bytes=-1", "*", "true", "yes", "public-read", "default", "AES256", "KMS", "Archive", "a=1&b=2", "/corp-audit/k", "/corp-audit", "corp-audit/k",
        "/nowhere/k", "REPLACE", "standard", "Thu, 01 Jan 2026 00:00:00 GMT", "AAAAAAAAAAAAAAAAAAAAAA==", "\u0001", "é%zz", "k",
    ];

    private static readonly string[] s_bodies =
    [
        "", "x", "<", "<a/>", "<Delete/>", "<Delete><Object><Key>k</Key></Object></Delete>", "<Delete><Object/></Delete>", "<Delete><Quiet>x</Quiet><Object><Key>/</Key></Object></Delete>",
        "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>x</ETag></Part></CompleteMultipartUpload>", "<CompleteMultipartUpload/>", "<Tagging/>",
        "<Tagging><TagSet><Tag><Key>a</Key></Tag></TagSet></Tagging>", "<InitiateWormConfiguration><RetentionPeriodInDays>1</RetentionPeriodInDays></InitiateWormConfiguration>",
        "<ExtendWormConfiguration><RetentionPeriodInDays>x</RetentionPeriodInDays></ExtendWormConfiguration>", "<RestoreRequest><Days>1</Days></RestoreRequest>",
        "<LifecycleConfiguration><Rule><Status>Enabled</Status><Expiration><Days>1</Days></Expiration></Rule></LifecycleConfiguration>", "{}", "[1", "\uffff",
        "{\"Version\":\"1\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"oss:*\",\"Resource\":\"*\"}}", "<ServerSideEncryptionRule><SSEAlgorithm>AES256</SSEAlgorithm></ServerSideEncryptionRule>",
        "<CreateBucketConfiguration><StorageClass>x</StorageClass></CreateBucketConfiguration>", "<PublicAccessBlockConfiguration><BlockPublicAccess>true</BlockPublicAccess></PublicAccessBlockConfiguration>",
        "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
    ];

    private readonly OssCloud _oss = new();

    public void Dispose() => _oss.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Nothing_that_a_client_sends_makes_the_server_fail(int seed)
    {
        var random = new Random(seed);
        await _oss.PutAsync("k", "0123456789");
        var statuses = new HashSet<int>();
        for (int i = 0; i < 1500; i++)
        {
            WireRequest request = Draw(random);
            WireResponse response = await (i % 2 == 0 ? _oss.SendV4Async(request) : _oss.SendV1Async(request));
            statuses.Add(response.Status);
            Assert.True(response.Status is < 500 or 501, $"{request.Method} {request.RawPath}?{request.RawQuery} answered {response.Status} {response.Text}");
            Assert.Equal(24, response.Headers["x-oss-request-id"].Length);
        }

        Assert.Superset(new HashSet<int> { 200, 204, 400, 404, 405, 501 }, statuses);
        await WorksStillAsync();
    }

    [Theory]
    [InlineData("OSS")]
    [InlineData("OSS ")]
    [InlineData("OSS :")]
    [InlineData("OSS a:b:c")]
    [InlineData("OSS4-HMAC-SHA256")]
    [InlineData("OSS4-HMAC-SHA256 Credential=")]
    [InlineData("OSS4-HMAC-SHA256 Credential=a/b/c/oss/aliyun_v4_request,Signature=")]
    [InlineData("OSS4-HMAC-SHA256 Credential=a/20260101/cn-hangzhou/oss/aliyun_v4_request,Signature=00")]
    [InlineData("Basic YTpi")]
    public async Task A_malformed_authorization_is_refused(string authorization)
    {
        var request = new WireRequest { Method = "GET", Host = OssCloud.Host, RawPath = "/k" };
        request.Headers["Authorization"] = authorization;

        Assert.InRange((await _oss.SendAsync(request)).Status, 400, 403);
    }

    [Fact]
    public async Task Every_signed_element_counts()
    {
        await _oss.PutAsync("k");
        (string Name, Func<WireRequest, WireRequest> Change)[] changes =
        [
            ("method", static r => Rebuilt(r, method: "DELETE")),
            ("bucket", static r => Rebuilt(r, host: "other." + OssCloud.Host[11..])),
            ("key", static r => Rebuilt(r, path: "/l")),
            ("sub-resource", static r => Rebuilt(r, query: "acl")),
            ("header", static r => With(r, "x-oss-meta-a", "2")),
            ("added header", static r => With(r, "x-oss-object-acl", "public-read")),
            ("type", static r => With(r, "Content-Type", "text/html")),
            ("date", static r => With(r, "x-oss-date", r.Headers["x-oss-date"].Replace("00:00", "00:01", StringComparison.Ordinal).Replace("T0000", "T0001", StringComparison.Ordinal))),
            ("token", static r => With(r, "x-oss-security-token", "x")),
            ("body", static r => Rebuilt(r, body: "forged")),
        ];
        foreach (IRequestSigner signer in (IRequestSigner[])[new OssV1Signature(OssAddressing.Default), new OssV4Signature(OssAddressing.Default)])
        {
            foreach ((string name, Func<WireRequest, WireRequest> change) in changes)
            {
                var request = new WireRequest { Method = "PUT", Host = OssCloud.Host, RawPath = "/k", Body = "true"u8.ToArray() };
                request.Headers["Content-Type"] = "text/plain";
                request.Headers["x-oss-meta-a"] = "1";

                WireResponse response = await _oss.SendAsync(change(_oss.Signed(signer, request)));

                Assert.True(response.Status is 400 or 403, $"{signer.Scheme} {name} answered {response.Status} {response.Text}");
                Assert.Equal("x", await _oss.GetAsync("k"));
            }
        }
    }

    /// <summary>In a bucket of its own, for the requests may have deleted the other one.</summary>
    private async Task WorksStillAsync()
    {
        BucketName bucket = BucketName.Parse("after-all");
        await _oss.Client.PutBucketAsync(bucket, PutBucketOptions.Default, default);
        await _oss.Client.PutObjectAsync(bucket, OssCloud.Key("k"), "fine"u8.ToArray(), PutObjectOptions.Default, default);
        Assert.Equal("fine"u8.ToArray(), (await _oss.Client.GetObjectAsync(bucket, OssCloud.Key("k"), GetObjectOptions.Default, default)).Body.ToArray());
    }

    private static WireRequest Draw(Random random)
    {
        List<string> query = [];
        for (int i = random.Next(4); i > 0; i--)
        {
            query.Add($"{Pick(s_parameters)}={Pick(s_values)}");
        }

        var request = new WireRequest
        {
            Method = Pick(s_methods),
            Host = random.Next(20) == 0 ? "oss-cn-hangzhou.aliyuncs.com" : OssCloud.Host,
            RawPath = Pick(s_paths),
            RawQuery = string.Join('&', query),
            Body = Encoding.UTF8.GetBytes(Pick(s_bodies)),
        };
        for (int i = random.Next(4); i > 0; i--)
        {
            request.Headers[Pick(s_headers)] = Pick(s_texts);
        }

        return request;

        string Pick(string[] from) => from[random.Next(from.Length)];
    }

    private static WireRequest With(WireRequest request, string header, string value)
    {
        request.Headers[header] = value;
        return request;
    }

    private static WireRequest Rebuilt(WireRequest from, string? method = null, string? host = null, string? path = null, string? query = null, string? body = null)
    {
        var request = new WireRequest
        {
            Method = method ?? from.Method, Host = host ?? from.Host, RawPath = path ?? from.RawPath, RawQuery = query ?? from.RawQuery,
            Body = body is null ? from.Body : Encoding.UTF8.GetBytes(body),
        };
        foreach ((string name, string value) in from.Headers)
        {
            request.Headers[name] = value;
        }

        return request;
    }
}
