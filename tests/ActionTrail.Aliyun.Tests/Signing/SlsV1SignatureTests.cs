using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Signing;

namespace ActionTrail.Aliyun.Tests.Signing;

public sealed class SlsV1SignatureTests
{
    private const string Host = "demo-prj.cn-hangzhou.log.aliyuncs.com";
    private const string OldDate = "Mon, 3 Jan 2010 08:33:47 GMT";
    private const string Search = "/logstores/ls1?type=log&from=1767225600&to=1767229200&line=10";

    private static readonly (string, string) s_version = ("x-log-apiversion", "0.6.0");

    public static TheoryData<string, SlsHash, WireRequest, string> Vectors { get; } = new()
    {
        { "getProject", SlsHash.HmacSha1, Sample.Request("GET", Host, "/", "", ("Content-Type", "application/json"), s_version), "YqsN/ZUAdu6XNs26EnBIKf5Rzks=" },
        {
            "getLogs", SlsHash.HmacSha1,
            Sample.Request("GET", Host, $"{Search}&offset=0&query=a%3A%20%22b%20c%22%20%7C%20select%20count(*)", "", ("Content-Type", "application/json"), s_version),
            "pjTrTT/5XOdhbNiZCwUqBwJuuq8="
        },
        {
            "postLogStoreLogs", SlsHash.HmacSha1,
            Sample.Request("POST", Host, "/logstores/ls1/shards/lb", Sample.Hex(Sample.LogGroupHex), ("Content-Type", "application/x-protobuf"), ("x-log-bodyrawsize", "79"), s_version),
            "w6EIF/6SdBb/xs1KzqA1U4hL3c8="
        },
        { "getProject", SlsHash.HmacSha256, Sample.Request("GET", Host, "/", "", ("x-log-bodyrawsize", "0"), s_version), "uhY0Yhv0WrC7jXyK5O79fJmxNYV8Ad+P7OI9bMZA+SI=" },
        { "empty digest", SlsHash.HmacSha256, Sample.Request("GET", Host, "/", "", ("x-log-bodyrawsize", "0"), ("content-md5", ""), s_version), "uhY0Yhv0WrC7jXyK5O79fJmxNYV8Ad+P7OI9bMZA+SI=" },
        {
            "getLogs", SlsHash.HmacSha256, Sample.Request("GET", Host, $"{Search}&query=a%3A%20(b%20c)%2A'!", "", ("x-log-bodyrawsize", "0"), s_version),
            "ogiW+Cxr7dzA6ahTgwMuguBGifevH4L1CyjbW3i5Qlo="
        },
        {
            "createLogStore", SlsHash.HmacSha256,
            Sample.Request("POST", Host, "/logstores", "{\"logstoreName\":\"ls1\",\"shardCount\":2,\"ttl\":30}", ("Content-Type", "application/json"), ("x-log-bodyrawsize", "46"), s_version),
            "tBzmPhjrVLQb4ZZUeMVF0DT98Ndp2RpHOzwFe/IEFWk="
        },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Signs_and_verifies_the_vectors(string name, SlsHash hash, WireRequest request, string expected)
    {
        new SlsV1Signature(hash).Sign(request, Sample.Key, Sample.Context());

        Assert.Equal((name, $"LOG testid:{expected}"), (name, request.Headers["Authorization"]));
        Assert.True(Sample.Check(new SlsV1Signature(), request).IsValid);
    }

    [Theory]
    [InlineData("/logstores", "", "", "0", "Rwm6cTKzoti4HWoe+GKcb6Kv07E=")]
    [InlineData("/logstores/app_log", "application/x-protobuf", "0a320a1e08f8b2939e0512160a07546573744b6579120b54657374436f6e74656e741a00220e31302e3233302e3230312e313137", "50", "87xQWqFaOSewqRIma8kPjGYlXHc=")]
    public void Verifies_the_published_examples_whose_weekday_is_wrong(string path, string type, string body, string rawSize, string expected)
    {
        WireRequest request = Sample.Request(
            "GET", Host, path, Sample.Hex(body), ("Date", OldDate), ("Content-Type", type), s_version, ("x-log-bodyrawsize", rawSize),
            ("x-log-signaturemethod", "hmac-sha1"), ("Authorization", $"LOG mockAccessKeyID:{expected}"));
        request.Headers["Content-MD5"] = body.Length > 0 ? BodyDigest.Md5UpperHex(request) : "";

        Assert.True(Sample.Check(new SlsV1Signature(), request, "mockAccessKeySecret").IsValid);
    }

    [Theory]
    [InlineData("/logstores?mode=&size=1")]
    [InlineData("/logstores?mode&size=1")]
    public void Accepts_both_ways_to_sign_an_empty_value(string target)
    {
        foreach (string signed in (string[])["/logstores?mode=&size=1", "/logstores?mode&size=1"])
        {
            WireRequest request = Sample.Request("GET", Host, target, "", ("Date", Sample.HttpDate), ("x-log-signaturemethod", "hmac-sha1"));
            request.Headers["Authorization"] = $"LOG testid:{Mac.Sha1Base64("testsecret", $"GET\n\n\n{Sample.HttpDate}\nx-log-signaturemethod:hmac-sha1\n{signed}")}";

            Assert.True(Sample.Check(new SlsV1Signature(), request).IsValid);
        }
    }

    [Fact]
    public void A_body_needs_a_digest()
    {
        WireRequest request = Sample.Request("POST", Host, "/logstores", "{}");
        new SlsV1Signature().Sign(request, Sample.Key, Sample.Context());

        request.Headers.Remove("Content-MD5");

        Assert.Equal(SignatureVerdict.BodyMismatch, Sample.Check(new SlsV1Signature(), request).Verdict);
    }

    [Theory]
    [InlineData("", SignatureFormatProblem.Missing)]
    [InlineData("hmac-md5", SignatureFormatProblem.UnsupportedMethod)]
    public void Names_a_method_it_does_not_know(string method, SignatureFormatProblem problem)
    {
        WireRequest request = Sample.Request("GET", Host, "/", "", ("x-log-signaturemethod", method), ("Authorization", "LOG a:b"));
        Assert.Equal(problem, Assert.Throws<SignatureFormatException>(() => new SlsV1Signature().Read(request)).Problem);
    }
}
