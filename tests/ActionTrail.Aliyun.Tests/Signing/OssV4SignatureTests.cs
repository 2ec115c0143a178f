using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Signing;

namespace ActionTrail.Aliyun.Tests.Signing;

public sealed class OssV4SignatureTests
{
    private const string Host = "examplebucket.oss-cn-hangzhou.aliyuncs.com";

    private static readonly OssV4Signature s_scheme = new(OssAddressing.Default);

    public static TheoryData<string, WireRequest, string> HeaderVectors { get; } = new()
    {
        { "put", Put(), "9cc0199af05a68415c07344fcf0bf60e4ac8cabe29713d97dd103488569827be" },
        { "bucket", Sample.Request("GET", Host, "/?bucketInfo=", ""), "941840f195d382eaedddd4c66243bce8eee852634502945e87ab9ac1324c35f7" },
        { "path style", Sample.Request("GET", "localhost:8080", "/examplebucket/?bucketInfo", ""), "941840f195d382eaedddd4c66243bce8eee852634502945e87ab9ac1324c35f7" },
        { "no body", Sample.Request("POST", Host, "/?wormId=W1", ""), "1dad2ce0746e31097ae4c070ff8a1718453a0c3d8242f6c129f086797271b8f7" },
        {
            "list", Sample.Request("GET", Host, "/?list-type=2&prefix=logs%2F&max-keys=10&continuation-token=abc%3D%3D", ""),
            "b5327754b1dbd2d49b1f190cecf16366ae2ce49f1f1bebb8b1578baa59188ab0"
        },
    };

    [Theory]
    [MemberData(nameof(HeaderVectors))]
    public void Signs_and_verifies_the_header_vectors(string name, WireRequest request, string expected)
    {
        s_scheme.Sign(request, Sample.Key, Sample.Context());

        Assert.Equal((name, expected), (name, Sample.SignatureOf(request)));
        Assert.True(Sample.Check(s_scheme, request).IsValid);
        Assert.Equal(new SignedIdentity("testid", null, Sample.Now, Region: "cn-hangzhou"), s_scheme.Read(request));
    }

    [Fact]
    public void A_wrong_secret_is_refused_after_the_right_one_signed_in_the_same_scope()
    {
        WireRequest request = Put();
        s_scheme.Sign(request, Sample.Key, Sample.Context());
        SignedIdentity identity = s_scheme.Read(request);

        Assert.True(s_scheme.Verify(request, identity, Sample.Key.AccessKeySecret).IsValid);
        Assert.Equal(SignatureVerdict.SignatureMismatch, s_scheme.Verify(request, identity, Sample.Key.AccessKeySecret + "x").Verdict);
        Assert.True(s_scheme.Verify(request, identity, Sample.Key.AccessKeySecret).IsValid);
    }

    [Fact]
    public void Signs_a_declared_digest()
    {
        WireRequest request = Sample.Request("POST", Host, "/?worm=", "", ("Content-MD5", "DwM8JL/cjTXHoBfLo+bsKw=="), ("Content-Type", "application/xml"));
        s_scheme.Sign(request, Sample.Key, Sample.Context());
        Assert.Equal("ec74c524a9ec0fbecf58badf127dc5bd1c3d54907de14b848912b4888b1d60fd", Sample.SignatureOf(request));
    }

    [Fact]
    public void Writes_the_documented_canonical_request()
    {
        WireRequest request = Put();
        s_scheme.Sign(request, Sample.Key, Sample.Context());

        SignatureCheck check = Sample.Check(s_scheme, request);

        Assert.Equal(
            "PUT\n/examplebucket/logs/a%20b%2Bc.json\n\ncontent-md5:CCwmyKa8dSJqMdpUlcySkg==\ncontent-type:application/json\nx-oss-content-sha256:UNSIGNED-PAYLOAD\n"
            + "x-oss-date:20260101T000000Z\nx-oss-forbid-overwrite:true\nx-oss-server-side-encryption:AES256\n\n\nUNSIGNED-PAYLOAD",
            check.CanonicalRequest);
        Assert.Equal(
            "OSS4-HMAC-SHA256\n20260101T000000Z\n20260101/cn-hangzhou/oss/aliyun_v4_request\n425074f5c1c2c0de4af1e746247d7647f8462db7ef894a5d88fe110c02ca8df5",
            check.StringToSign);
    }

    [Theory]
    [InlineData("", "e21d18daa82167720f9b1047ae7e7f1ce7cb77a31e8203a7d5f4624fa0284afe")]
    [InlineData("zabc abc", "47c9e374f165ecb7e92d150f3e9639082b74d3578a56e388f81a2ad652f4d254")]
    public void Signs_odd_names_and_additional_headers(string additional, string expected)
    {
        WireRequest request = Sample.Request(
            "PUT", "bucket.oss-cn-hangzhou.aliyuncs.com", "/1234%2B-/123/1.txt?param1=value1&%2Bparam1=value3&%7Cparam1=value4&%2Bparam2&%7Cparam2&param2", "",
            ("x-oss-head1", "value"), ("abc", "value"), ("zabc", "value"), ("xyz", "value"), ("content-type", "text/plain"));
        var scheme = new OssV4Signature(OssAddressing.Default, additional.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        scheme.Sign(request, new CloudCredentials("ak", "sk"), Sample.Context() with { Now = new DateTimeOffset(2023, 12, 16, 16, 20, 57, TimeSpan.Zero) });

        Assert.Equal(expected, Sample.SignatureOf(request));
        Assert.True(Sample.Check(s_scheme, request, "sk").IsValid);
    }

    [Theory]
    [InlineData(Host, "/logs/a%20b.json")]
    [InlineData("oss-cn-hangzhou.aliyuncs.com", "/examplebucket/logs/a%20b.json")]
    public void Presigns_alike_in_both_url_styles(string host, string path)
    {
        WireRequest request = Sample.Request("GET", host, path, "");

        string url = s_scheme.Presign(request, Sample.Key, Sample.Context(), TimeSpan.FromMinutes(10));

        Assert.Equal(
            $"https://{host}{path}?x-oss-signature-version=OSS4-HMAC-SHA256&x-oss-credential=testid%2F20260101%2Fcn-hangzhou%2Foss%2Faliyun_v4_request"
            + "&x-oss-date=20260101T000000Z&x-oss-expires=600&x-oss-signature=9230076063f32091ab32b9297037e039aab62d341e358d55ec7b202e44383d93",
            url);
        Assert.True(Sample.Check(s_scheme, request).IsValid);
        Assert.Equal(Sample.Now.AddMinutes(10), s_scheme.Read(request).ExpiresAt);
    }

    [Fact]
    public void Presigns_token_type_and_host()
    {
        WireRequest request = Sample.Request("PUT", Host, "/logs/a%20b.json", "", ("Content-Type", "text/plain"));

        new OssV4Signature(OssAddressing.Default, "Host").Presign(request, Sample.Session, Sample.Context(), TimeSpan.FromMinutes(10));

        Assert.Equal("8361f54db2e21e2307a735f1fe22ae8259519fc29469acc24a4b82eb886089bd", Sample.Query(request.RawQuery, "x-oss-signature"));
        Assert.True(Sample.Check(s_scheme, request).IsValid);
    }

    [Fact]
    public void Accepts_blanks_behind_the_commas()
    {
        WireRequest request = Put();
        new OssV4Signature(OssAddressing.Default, "host").Sign(request, Sample.Key, Sample.Context());

        request.Headers["Authorization"] = request.Headers["Authorization"].Replace(",", ", ", StringComparison.Ordinal);

        Assert.True(Sample.Check(s_scheme, request).IsValid);
    }

    [Fact]
    public void Checks_a_body_hash_that_a_client_chose_to_send()
    {
        const string Hash = "1f8a4d04fe0ea3ccc8e3b0bba4db4cd7e5b0e7b5cb6a70b5a3d2c1d4cb2a1e55";
        WireRequest request = Put();
        s_scheme.Sign(request, Sample.Key, Sample.Context());

        request.Headers["x-oss-content-sha256"] = Hash;

        Assert.Equal(SignatureVerdict.BodyMismatch, Sample.Check(s_scheme, request).Verdict);
    }

    [Fact]
    public void Refuses_a_scope_of_another_day()
    {
        WireRequest request = Put();
        s_scheme.Sign(request, Sample.Key, Sample.Context());

        request.Headers["x-oss-date"] = "20260102T000000Z";

        Assert.Equal(SignatureFormatProblem.Malformed, Assert.Throws<SignatureFormatException>(() => s_scheme.Read(request)).Problem);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(604801)]
    public void Presigns_for_a_week_at_most(int seconds) => Assert.Throws<ArgumentOutOfRangeException>(
        () => s_scheme.Presign(Put(), Sample.Key, Sample.Context(), TimeSpan.FromSeconds(seconds)));

    private static WireRequest Put() => Sample.Request(
        "PUT", Host, "/logs/a%20b%2Bc.json", "{\"n\":1}",
        ("Content-Type", "application/json"), ("x-oss-forbid-overwrite", "true"), ("x-oss-server-side-encryption", "AES256"));
}
