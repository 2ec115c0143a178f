using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Signing;

namespace ActionTrail.Aliyun.Tests.Signing;

public sealed class RoaV1SignatureTests
{
    private static readonly RoaV1Signature s_scheme = new();

    [Fact]
    public void Signs_headers_digest_and_raw_query()
    {
        WireRequest request = Things();

        s_scheme.Sign(request, new CloudCredentials("testid", "testsecret", "tok"), Sample.Context("3fc47169c3908870f85d044874000599"));

        Assert.Equal("acs testid:MQQJLuTSZLszGMBmcXyX0N9sJog=", request.Headers["Authorization"]);
        SignatureCheck check = Sample.Check(s_scheme, request);
        Assert.True(check.IsValid);
        Assert.Equal(
            $"PUT\napplication/json\nCCwmyKa8dSJqMdpUlcySkg==\napplication/json\n{Sample.HttpDate}\nx-acs-accesskey-id:testid\nx-acs-security-token:tok\n"
            + "x-acs-signature-method:HMAC-SHA1\nx-acs-signature-nonce:3fc47169c3908870f85d044874000599\nx-acs-signature-version:1.0\n"
            + "x-acs-version:2018-01-01\n/api/v1/things?a=x y&b=2",
            check.StringToSign);
    }

    [Fact]
    public void Reads_who_signed()
    {
        WireRequest request = Things();
        s_scheme.Sign(request, Sample.Session, Sample.Context());

        Assert.Equal(new SignedIdentity("testid", Sample.Token, Sample.Now, Sample.Nonce), s_scheme.Read(request));
    }

    private static WireRequest Things() => Sample.Request(
        "PUT", "maxcompute.cn-hangzhou.aliyuncs.com", "/api/v1/things?b=2&a=x%20y", "{\"n\":1}",
        ("Accept", "application/json"), ("Content-Type", "application/json"), ("x-acs-version", "2018-01-01"));
}
