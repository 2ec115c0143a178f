using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Signing;

namespace ActionTrail.Aliyun.Tests.Signing;

public sealed class Acs3SignatureTests
{
    private const string EmptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private const string Strict =
        "StartTime=2026-01-01T00%3A00%3A00Z&Empty=&LookupAttribute.1.Key=EventName&LookupAttribute.1.Value=a%20b%2Ac~d%28%C3%A9%29%21%27&MaxResults=50";

    private static readonly Acs3Signature s_scheme = new();

    public static TheoryData<string, WireRequest, CloudCredentials, string, string> Vectors { get; } = new()
    {
        {
            "query", Call("ram.aliyuncs.com", "/?RoleName=demo", "GetRole", "2015-05-01", "", ""), Sample.Key,
            "dc75d6d6a0bdaeb8a8824c0c39cc48477ab119f12ae1733e58dab3912363405c", "8169211a2969b242367ff0add2baafb41f66ac97357fe09a9682a82dd7f76809"
        },
        {
            "session", Call("actiontrail.cn-hangzhou.aliyuncs.com", $"/?{Strict}", "LookupEvents", "2020-07-06", "", ""), Sample.Session,
            "6f6dd832ee739dc34b3f9594977bcd302cc1998f6df2a4e246350e1bf38d3284", "ccde4d93363ba47b414476e5a8de1fb3a709efe9d19b2d6cc2a125a2b0a4a2cc"
        },
        {
            "json", Call("maxcompute.cn-hangzhou.aliyuncs.com", "/api/v1/projects", "CreateProject", "2022-01-04", "application/json; charset=utf-8", "{\"name\":\"p1\",\"properties\":{\"typeSystem\":\"2\"}}"),
            Sample.Key, "e23e2ca947cdd8df0ec43f8741bfbcf1f46d6dc18ea279fb2214190ff40bebb3", "716ec192da3fc1aa12fd1a8861c20730764389fa04272030b2dc2fb058d5dcdb"
        },
        {
            "form", Call("sts.aliyuncs.com", "/", "AssumeRole", "2015-04-01", "application/x-www-form-urlencoded", "RoleArn=acs%3Aram%3A%3A123%3Arole%2Fdemo&RoleSessionName=s%201&List.1=a&List.2=b"),
            Sample.Key, "ac3d1291877de82c71d7b4b7736ee5f5bbb8075a7f60d00e7fd8c1b33f09a178", "880ca2a2d20e45c023151bfdb6ceaaeda024afd2440814161ca83b4fe4e9e34a"
        },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Signs_and_verifies_the_vectors(string name, WireRequest request, CloudCredentials credentials, string hash, string signature)
    {
        s_scheme.Sign(request, credentials, Sample.Context());

        SignatureCheck check = Sample.Check(s_scheme, request);
        Assert.Equal($"ACS3-HMAC-SHA256\n{hash}", check.StringToSign);
        Assert.Equal((name, signature), (name, Sample.SignatureOf(request)));
        Assert.True(check.IsValid);
        Assert.Equal(credentials.SecurityToken, s_scheme.Read(request).SecurityToken);
    }

    [Fact]
    public void Writes_the_documented_canonical_request()
    {
        WireRequest request = Call("ram.aliyuncs.com", "/?RoleName=demo", "GetRole", "2015-05-01", "", "");
        s_scheme.Sign(request, Sample.Key, Sample.Context());

        Assert.Equal(
            $"POST\n/\nRoleName=demo\nhost:ram.aliyuncs.com\nx-acs-action:GetRole\nx-acs-content-sha256:{EmptyHash}\nx-acs-date:2026-01-01T00:00:00Z\n"
            + $"x-acs-signature-nonce:{Sample.Nonce}\nx-acs-version:2015-05-01\n\n"
            + $"host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version\n{EmptyHash}",
            Sample.Check(s_scheme, request).CanonicalRequest);
    }

    [Theory]
    [InlineData("StartTime=2026-01-01T00:00:00Z&Empty&LookupAttribute.1.Key=EventName&LookupAttribute.1.Value=a%20b*c~d(%C3%A9)!'&MaxResults=50")]
    [InlineData("MaxResults=50&StartTime=2026-01-01T00%3A00%3A00Z&Empty=&LookupAttribute.1.Value=a%20b%2ac%7Ed(%c3%a9)%21'&LookupAttribute.1.Key=EventName")]
    public void Accepts_a_query_that_is_encoded_otherwise_on_the_wire(string query)
    {
        WireRequest request = Call("actiontrail.cn-hangzhou.aliyuncs.com", $"/?{Strict}", "LookupEvents", "2020-07-06", "", "");
        s_scheme.Sign(request, Sample.Key, Sample.Context());

        request.RawQuery = query;

        Assert.True(Sample.Check(s_scheme, request).IsValid);
    }

    [Fact]
    public void Accepts_blanks_behind_the_commas()
    {
        WireRequest request = Call("ram.aliyuncs.com", "/?RoleName=demo", "GetRole", "2015-05-01", "", "");
        s_scheme.Sign(request, Sample.Key, Sample.Context());

        request.Headers["Authorization"] = request.Headers["Authorization"].Replace(",", ", ", StringComparison.Ordinal);

        Assert.True(Sample.Check(s_scheme, request).IsValid);
    }

    [Theory]
    [InlineData("x-acs-security-token", "stolen")]
    [InlineData("x-acs-new", "1")]
    [InlineData("Content-Type", "application/json")]
    public void Refuses_a_header_that_was_added_behind_the_signature(string name, string value)
    {
        WireRequest request = Call("ram.aliyuncs.com", "/?RoleName=demo", "GetRole", "2015-05-01", "", "");
        s_scheme.Sign(request, Sample.Key, Sample.Context());

        request.Headers[name] = value;

        SignatureCheck check = Sample.Check(s_scheme, request);
        Assert.Equal(SignatureVerdict.UnsignedHeader, check.Verdict);
        Assert.Contains(name, check.Detail, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Refuses_a_list_without_host()
    {
        WireRequest request = Call("ram.aliyuncs.com", "/?RoleName=demo", "GetRole", "2015-05-01", "", "");
        s_scheme.Sign(request, Sample.Key, Sample.Context());

        request.Headers["Authorization"] = request.Headers["Authorization"].Replace("host;", "", StringComparison.Ordinal);

        Assert.Equal(SignatureVerdict.UnsignedHeader, Sample.Check(s_scheme, request).Verdict);
    }

    [Fact]
    public void Two_parameters_do_not_sign_like_one_with_an_odd_name()
    {
        WireRequest request = Call("sts.aliyuncs.com", "/?Policy=p&RoleArn=r", "AssumeRole", "2015-04-01", "", "");
        s_scheme.Sign(request, Sample.Key, Sample.Context());

        request.RawQuery = "Policy%3Dp%26RoleArn=r";

        Assert.Equal(SignatureVerdict.SignatureMismatch, Sample.Check(s_scheme, request).Verdict);
    }

    [Theory]
    [InlineData("ACS3-HMAC-SHA256 SignedHeaders=host,Signature=00", SignatureFormatProblem.Missing, "Credential")]
    [InlineData("ACS3-HMAC-SHA256 Credential=a,Signature=00", SignatureFormatProblem.Missing, "SignedHeaders")]
    [InlineData("ACS3-HMAC-SHA256 Credential=a,SignedHeaders=host", SignatureFormatProblem.Missing, "Signature")]
    [InlineData("ACS3-HMAC-SHA256 nonsense", SignatureFormatProblem.Malformed, "Authorization")]
    [InlineData("ACS3-HMAC-SHA256 Credential=a,SignedHeaders=host,Signature=00", SignatureFormatProblem.Missing, "x-acs-date")]
    public void Names_what_is_wrong_with_the_authorization(string authorization, SignatureFormatProblem problem, string element)
    {
        WireRequest request = Sample.Request("POST", "ram.aliyuncs.com", "/", "", ("Authorization", authorization));

        SignatureFormatException error = Assert.Throws<SignatureFormatException>(() => s_scheme.Read(request));

        Assert.Equal((problem, element), (error.Problem, error.Element));
    }

    private static WireRequest Call(string host, string target, string action, string version, string contentType, string body)
    {
        WireRequest request = Sample.Request("POST", host, target, body, ("x-acs-action", action), ("x-acs-version", version));
        if (contentType.Length > 0)
        {
            request.Headers["Content-Type"] = contentType;
        }

        return request;
    }
}
