using System.Globalization;
using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Signing;

namespace ActionTrail.Aliyun.Tests.Signing;

public sealed class OssV1SignatureTests
{
    private const string Host = "examplebucket.oss-cn-hangzhou.aliyuncs.com";
    private const string Object = "{\"n\":1}";

    private static readonly OssV1Signature s_scheme = new(OssAddressing.Default);

    public static TheoryData<string, WireRequest, string> HeaderVectors { get; } = new()
    {
        {
            "put", Sample.Request("PUT", Host, "/logs/a%20b%2Bc.json", Object, ("Content-Type", "application/json"), ("x-oss-forbid-overwrite", "true"), ("x-oss-server-side-encryption", "AES256")),
            "kGpx3773U7aE8E1FkqniP57nJjQ="
        },
        { "path style", Sample.Request("GET", "oss-cn-hangzhou.aliyuncs.com", "/examplebucket/?bucketInfo=", ""), "lCsA91XToDwE9PbQjKCSwJwlr3U=" },
        { "empty sub-resource", Sample.Request("GET", Host, "/?bucketInfo=", ""), "lCsA91XToDwE9PbQjKCSwJwlr3U=" },
        { "type without digest", Sample.Request("POST", Host, "/?worm=", "", ("Content-Type", "application/xml")), "VHOVNvvQQbOFC+TwbNdV/0mjF0w=" },
        { "sub-resource with value", Sample.Request("POST", Host, "/?wormId=W1", ""), "zoWSQTE3hdUxiVsdijEMjUUJPRs=" },
        { "list", Sample.Request("GET", Host, "/?list-type=2&prefix=logs%2F&max-keys=10&continuation-token=abc%3D%3D", ""), "Q9hISWrgNIrgO2b6VThYAxmb/XM=" },
    };

    [Theory]
    [MemberData(nameof(HeaderVectors))]
    public void Signs_and_verifies_the_header_vectors(string name, WireRequest request, string expected)
    {
        s_scheme.Sign(request, Sample.Key, Sample.Context());

        Assert.Equal((name, $"OSS testid:{expected}"), (name, request.Headers["Authorization"]));
        Assert.True(Sample.Check(s_scheme, request).IsValid);
    }

    [Fact]
    public void Signs_a_declared_digest_and_a_token()
    {
        WireRequest put = Sample.Request(
            "PUT", Host, "/logs/a%20b.json", "", ("Content-MD5", "ur8bqA3ItUQJjlMCVJZVFg=="), ("Content-Type", "application/json"), ("x-oss-forbid-overwrite", "true"));
        WireRequest worm = Sample.Request("POST", Host, "/?worm=", "", ("Content-MD5", "DwM8JL/cjTXHoBfLo+bsKw=="), ("Content-Type", "application/xml"));

        s_scheme.Sign(put, Sample.Session, Sample.Context());
        s_scheme.Sign(worm, Sample.Key, Sample.Context());

        Assert.Equal("OSS testid:2NRjHZq60laXQwGRO+z9kEpYwxI=", put.Headers["Authorization"]);
        Assert.Equal("OSS testid:HwM8i0bk7m/n65WOt/iLJCFhh34=", worm.Headers["Authorization"]);
        Assert.Equal(SignatureVerdict.BodyMismatch, Sample.Check(s_scheme, put).Verdict);
    }

    [Fact]
    public void Signs_the_published_example()
    {
        WireRequest request = Sample.Request(
            "PUT", "examplebucket.oss-cn-hangzhou.aliyuncs.com", "/nelson", "", ("Content-MD5", "eB5eJF1ptWaXm4bijSPyxw=="),
            ("Content-Type", "text/html"), ("x-oss-meta-author", "alice"), ("x-oss-meta-magic", "abracadabra"));

        s_scheme.Sign(request, new CloudCredentials("ak", "sk"), Sample.Context() with { Now = new DateTimeOffset(2022, 12, 28, 10, 27, 41, TimeSpan.Zero) });

        Assert.Equal("OSS ak:kSHKmLxlyEAKtZPkJhG9bZb5k7M=", request.Headers["Authorization"]);
    }

    [Fact]
    public void Takes_the_date_header_where_there_is_no_x_oss_date()
    {
        WireRequest request = Sample.Request(
            "PUT", "oss-example.oss-cn-hangzhou.aliyuncs.com", "/nelson", "", ("Content-MD5", "ODBGOERFMDMzQTczRUY3NUE3NzA5QzdFNUYzMDQxNEM="), ("Content-Type", "text/html"),
            ("Date", "Thu, 17 Nov 2005 18:49:58 GMT"), ("X-OSS-Meta-Author", "foo@bar.com"), ("X-OSS-Magic", "abracadabra"),
            ("Authorization", "OSS 44CF9590006BF252F707:26NBxoKdsyly4EDv6inkoDft/yA="));

        SignatureCheck check = Sample.Check(s_scheme, request, "OtxrzxIsfpFjA7SwPzILwy8Bw21TLhquhboDYROV");

        Assert.Equal("26NBxoKdsyly4EDv6inkoDft/yA=", Mac.Sha1Base64("OtxrzxIsfpFjA7SwPzILwy8Bw21TLhquhboDYROV", check.StringToSign));
        Assert.Equal(new DateTimeOffset(2005, 11, 17, 18, 49, 58, TimeSpan.Zero), s_scheme.Read(request).Date);
    }

    [Theory]
    [InlineData("bucket", "/key?versionId=versionId", "GET", "", "ak", "sk", "", 1699807420, "dcLTea+Yh9ApirQ8o8dOPqtvJXQ=")]
    [InlineData("bucket", "/key%2B123?versionId=versionId", "GET", "", "ak", "sk", "token", 1699808204, "jzKYRrM5y6Br0dRFPaTGOsbrDhY=")]
    [InlineData("examplebucket", "/logs/a%20b.json", "GET", "", "testid", "testsecret", "", 1767226200, "xBTItHYK4Zde4OdotGstAl+xlyk=")]
    [InlineData("examplebucket", "/logs/a%20b.json", "GET", "", "testid", "testsecret", Sample.Token, 1767226200, "78VJxVlgF+3Hu5yDFhi1pYG3apw=")]
    [InlineData("examplebucket", "/logs/a%20b.json", "PUT", "text/plain", "testid", "testsecret", "", 1767226200, "1g9iaJOV+PAFX+1WHt5KtbFb9OY=")]
    public void Presigns_and_verifies_the_vectors(
        string bucket, string target, string method, string type, string id, string secret, string token, long expires, string expected)
    {
        WireRequest request = Sample.Request(method, $"{bucket}.oss-cn-hangzhou.aliyuncs.com", target, "");
        if (type.Length > 0)
        {
            request.Headers["Content-Type"] = type;
        }

        DateTimeOffset end = DateTimeOffset.FromUnixTimeSeconds(expires);
        string url = s_scheme.Presign(request, new CloudCredentials(id, secret, token.Length > 0 ? token : null), end);

        Assert.EndsWith($"&Expires={expires.ToString(CultureInfo.InvariantCulture)}{(token.Length > 0 ? $"&security-token={Uri.EscapeDataString(token)}" : "")}&Signature={Uri.EscapeDataString(expected)}", url, StringComparison.Ordinal);
        Assert.True(Sample.Check(s_scheme, request, secret).IsValid);
        Assert.Equal(new SignedIdentity(id, token.Length > 0 ? token : null, Date: null, ExpiresAt: end), s_scheme.Read(request));
    }

    [Fact]
    public void Refuses_an_expiry_that_is_no_number()
    {
        WireRequest request = Sample.Request("GET", Host, "/a?OSSAccessKeyId=a&Expires=soon&Signature=x", "");
        Assert.Equal(SignatureFormatProblem.BadDate, Assert.Throws<SignatureFormatException>(() => s_scheme.Read(request)).Problem);
    }
}
