using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Signing;

namespace ActionTrail.Aliyun.Tests.Signing;

public sealed class RpcV1SignatureTests
{
    private const string FormType = "application/x-www-form-urlencoded";
    private const string Lookup =
        "/?Action=LookupEvents&Version=2020-07-06&Format=JSON&Direction=FORWARD&MaxResults=50&StartTime=2026-01-01T00%3A00%3A00Z"
        + "&LookupAttribute.1.Key=EventName&LookupAttribute.1.Value=a%20b*c~d(%C3%A9)!'&LookupAttribute.2.Key=ServiceName&LookupAttribute.2.Value=Ram";
    private const string CreateRole =
        "Action=CreateRole&Version=2015-05-01&Format=JSON&RoleName=r-1&AssumeRolePolicyDocument=%7B%22Statement%22%3A%5B%7B%22Action%22%3A%22sts%3AAssumeRole%22%2C%22Effect%22%3A%22Allow%22"
        + "%2C%22Principal%22%3A%7B%22Service%22%3A%5B%22ecs.aliyuncs.com%22%5D%7D%7D%5D%2C%22Version%22%3A%221%22%7D";

    private static readonly RpcV1Signature s_scheme = new();

    [Fact]
    public void Signs_the_published_example()
    {
        WireRequest request = Sample.Request("GET", "ram.aliyuncs.com", "/?Action=CreateUser&Format=JSON&UserName=test&Version=2015-05-01", "");
        var context = new SigningContext(new DateTimeOffset(2015, 8, 18, 3, 15, 45, TimeSpan.Zero), () => "6a6e0ca6-4557-11e5-86a2-b8e8563dc8d2", "");

        s_scheme.Sign(request, Sample.Key, context);

        Assert.Equal("kRA2cnpJVacIhDMzXnoNZG9tDCI=", Sample.Query(request.RawQuery, "Signature"));
        Assert.True(Sample.Check(s_scheme, request).IsValid);
    }

    [Theory]
    [InlineData("a58599254af0c9798ad74f9b6d546d64", "G1KBIPHOFjoJOMgpMxEAXymKzPI=")]
    [InlineData(Sample.Nonce, "G5SEoTyX2sd6iYLgYKBsDJyi6NM=")]
    public void Signs_flattened_parameters_of_a_get(string nonce, string expected)
    {
        WireRequest request = Sample.Request("GET", "actiontrail.cn-hangzhou.aliyuncs.com", Lookup, "");

        s_scheme.Sign(request, Sample.Key, Sample.Context(nonce));

        Assert.Equal(expected, Sample.Query(request.RawQuery, "Signature"));
        Assert.True(Sample.Check(s_scheme, request).IsValid);
    }

    [Theory]
    [InlineData("68fe3ae52e618ca184b1cc70f3c57986", "AkdCjyQSTMMNiZtYAi3b9Phc9Zo=")]
    [InlineData(Sample.Nonce, "KZZ6Z6ITR486fwjXdb1oed22rsk=")]
    public void Signs_a_form_with_a_session_token(string nonce, string expected)
    {
        WireRequest request = Sample.Request("POST", "ram.aliyuncs.com", "/", CreateRole, ("Content-Type", FormType));

        s_scheme.Sign(request, Sample.Session, Sample.Context(nonce));

        Assert.Equal(expected, Sample.Query(request.RawQuery, "Signature"));
        Assert.True(Sample.Check(s_scheme, request).IsValid);
        Assert.Equal(Sample.Token, s_scheme.Read(request).SecurityToken);
    }

    [Fact]
    public void Takes_a_form_that_holds_the_signature_too()
    {
        string form = $"{CreateRole}&AccessKeyId=testid&SignatureMethod=HMAC-SHA1&SignatureNonce={Sample.Nonce}&SignatureVersion=1.0"
            + "&Timestamp=2026-01-01T00%3A00%3A00Z&SecurityToken=tok%2Fen%2B%3D%3D&Signature=KZZ6Z6ITR486fwjXdb1oed22rsk%3D";
        WireRequest request = Sample.Request("POST", "ram.aliyuncs.com", "/", form, ("Content-Type", $"{FormType}; charset=utf-8"));

        Assert.True(Sample.Check(s_scheme, request).IsValid);
    }

    [Fact]
    public void Merges_query_and_form()
    {
        const string Form = "RoleArn=acs%3Aram%3A%3A123456789012%3Arole%2Fdemo&RoleSessionName=sess%201&DurationSeconds=3600";
        WireRequest request = Sample.Request("POST", "sts.aliyuncs.com", "/?Action=AssumeRole&Format=JSON&Version=2015-04-01", Form, ("Content-Type", FormType));

        s_scheme.Sign(request, Sample.Key, Sample.Context());

        Assert.Equal("Ed2lREvqtPHjTUn/kcYEJVGrKPA=", Sample.Query(request.RawQuery, "Signature"));
        Assert.Equal(
            "POST&%2F&AccessKeyId%3Dtestid%26Action%3DAssumeRole%26DurationSeconds%3D3600%26Format%3DJSON%26RoleArn%3Dacs%253Aram%253A%253A123456789012%253Arole%252Fdemo"
            + "%26RoleSessionName%3Dsess%25201%26SignatureMethod%3DHMAC-SHA1%26SignatureNonce%3D3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf%26SignatureVersion%3D1.0"
            + "%26Timestamp%3D2026-01-01T00%253A00%253A00Z%26Version%3D2015-04-01",
            Sample.Check(s_scheme, request).StringToSign);
    }

    [Fact]
    public void Refuses_a_body_that_is_not_a_form()
    {
        WireRequest request = Sample.Request("POST", "sts.aliyuncs.com", "/?Action=X", "{}", ("Content-Type", "application/json"));
        s_scheme.Sign(request, Sample.Key, Sample.Context());

        Assert.Equal(SignatureVerdict.BodyMismatch, Sample.Check(s_scheme, request).Verdict);
    }

    [Theory]
    [InlineData("SignatureMethod=HMAC-SHA256&SignatureVersion=1.0", SignatureFormatProblem.UnsupportedMethod, "SignatureMethod")]
    [InlineData("SignatureMethod=HMAC-SHA1&SignatureVersion=2.0", SignatureFormatProblem.UnsupportedMethod, "SignatureVersion")]
    [InlineData("SignatureMethod=HMAC-SHA1&SignatureVersion=1.0", SignatureFormatProblem.Missing, "AccessKeyId")]
    [InlineData("SignatureMethod=HMAC-SHA1&SignatureVersion=1.0&AccessKeyId=a&Timestamp=2026-01-01", SignatureFormatProblem.BadDate, "Timestamp")]
    [InlineData("SignatureMethod=HMAC-SHA1&SignatureVersion=1.0&AccessKeyId=a&Timestamp=2026-01-01T00:00:00Z", SignatureFormatProblem.Missing, "SignatureNonce")]
    public void Names_what_is_wrong_with_the_parameters(string query, SignatureFormatProblem problem, string element)
    {
        WireRequest request = Sample.Request("GET", "sts.aliyuncs.com", $"/?{query}&Signature=x", "");

        SignatureFormatException error = Assert.Throws<SignatureFormatException>(() => s_scheme.Read(request));

        Assert.Equal((problem, element), (error.Problem, error.Element));
    }
}
