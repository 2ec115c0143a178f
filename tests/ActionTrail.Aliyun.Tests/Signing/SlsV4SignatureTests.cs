using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Signing;

namespace ActionTrail.Aliyun.Tests.Signing;

public sealed class SlsV4SignatureTests
{
    private const string Host = "demo-prj.localhost:18084";
    private const string Text = "adasd= -asd zcas";
    private const string OddQuery = "/logstores?%20abc=efg&%20agc%20=&=efg&A-bc=eFg";

    private static readonly SlsV4Signature s_scheme = new();
    private static readonly CloudCredentials s_token = new("testid", "testsecret", "tok");
    private static readonly CloudCredentials s_published = new("acsddda21dsd", "zxasdasdasw2");
    private static readonly (string, string) s_version = ("x-log-apiversion", "0.6.0");
    private static readonly (string, string) s_rawSize = ("x-log-bodyrawsize", "0");

    public static TheoryData<string, WireRequest, string> Vectors { get; } = new()
    {
        { "project", Sample.Request("GET", Host, "/", "", s_version, s_rawSize), "19ae5f526107bfc85f734aaaec7a155d81d346141d7917c27fdcdbcf096453b0" },
        {
            "strict query", Sample.Request("GET", Host, "/logstores/ls1?from=1767225600&line=10&query=a%3A%20(b%20c)%2A'!&to=1767229200&type=log", "", s_version, s_rawSize),
            "08f2ab012cb2ff153d7682c6bd6c939c10a6a766eaed7bf20afe364900884718"
        },
        {
            "body", Sample.Request("POST", Host, "/logstores/ls1/logs", "{\"from\":1767225600,\"line\":10,\"query\":\"*\",\"to\":1767229200}", ("Content-Type", "application/json"), s_version, ("x-log-bodyrawsize", "57")),
            "b7d88795adfb155cbd833de31cfe09a36b4c2595fa49a50a036a17bfcf35ab06"
        },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Signs_and_verifies_the_vectors(string name, WireRequest request, string expected)
    {
        s_scheme.Sign(request, s_token, Sample.Context());

        Assert.Equal((name, expected), (name, Sample.SignatureOf(request)));
        Assert.True(Sample.Check(s_scheme, request).IsValid);
        Assert.Equal(new SignedIdentity("testid", "tok", Sample.Now, Region: "cn-hangzhou"), s_scheme.Read(request));
    }

    [Fact]
    public void Signs_the_compressed_body()
    {
        WireRequest request = Sample.Request(
            "POST", "demo-prj.cn-hangzhou.log.aliyuncs.com", "/logstores/ls1/shards/lb", Sample.Hex(Sample.LogGroupLz4Hex),
            ("Content-Type", "application/x-protobuf"), ("x-log-bodyrawsize", "79"), ("x-log-compresstype", "lz4"), s_version);

        s_scheme.Sign(request, Sample.Key, Sample.Context());

        Assert.Equal("34191049e3c213db2f60b29b3125bf73d37ec7d53bb155bbf6546813617d19a4", Sample.SignatureOf(request));
    }

    [Theory]
    [InlineData("cn-shanghai", "POST", "/logstores", Text, false, "8a10a5e723cb2e75964816de660b2c16a58af8bc0261f7f0722d832468c76ce8")]
    [InlineData("cn-hangzhou", "POST", OddQuery, Text, true, "a98f5632e93836e63839cd836a54055f480020a9364ca944e2d34f2eb9bf1bed")]
    [InlineData("cn-hangzhou", "GET", OddQuery, "", true, "d92741852500791d662a8d469ff61627c0559ecd86c3f59b7bf6772b6c62666a")]
    public void Signs_the_published_examples_which_have_no_host(string region, string method, string target, string body, bool moreHeaders, string expected)
    {
        WireRequest request = Sample.Request(method, "", target, body);
        if (moreHeaders)
        {
            request.Headers["x-log-test"] = "het123";
            request.Headers["x-acs-ppp"] = "dds";
        }

        s_scheme.Sign(request, s_published, new SigningContext(new DateTimeOffset(2022, 8, 8, 3, 23, 30, TimeSpan.Zero), () => "", region));

        Assert.Equal(expected, Sample.SignatureOf(request));
        Assert.True(Sample.Check(s_scheme, request, "zxasdasdasw2").IsValid);
    }

    [Fact]
    public void Accepts_the_encoding_of_the_npm_client()
    {
        WireRequest request = Sample.Request(
            "GET", Host, "/logstores/ls1?from=1767225600&line=10&query=a%3A%20(b%20c)%2A'!&to=1767229200&type=log", "", s_version, s_rawSize);
        s_scheme.Sign(request, s_token, Sample.Context());

        request.Headers["Authorization"] = "SLS4-HMAC-SHA256 Credential=testid/20260101/cn-hangzhou/sls/aliyun_v4_request, Signature=b40dad8e97ed3c28489b6ec4d374ed56a1c3a6606533c41dda8b9476571c2f9e";

        Assert.True(Sample.Check(s_scheme, request).IsValid);
    }
}
