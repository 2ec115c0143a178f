using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Signing;

namespace ActionTrail.Aliyun.Tests.Signing;

public sealed class OdpsSignatureTests
{
    private const string Host = "service.cn-hangzhou.maxcompute.aliyun.com";

    public static TheoryData<WireRequest, string, string, string> Vectors { get; } = new()
    {
        {
            Sample.Request("GET", Host, "/api/projects/p1/tables/t1?curr_project=p1", ""),
            $"GET\n\n\n{Sample.HttpDate}\n/projects/p1/tables/t1?curr_project=p1", "PasYeccKs5ZhUKimabTTJO1GzBE=", "Te44LK4cmkRHwwWFBrW13vX6fSo="
        },
        {
            Sample.Request("POST", Host, "/api/projects/p1/instances?curr_project=p1", "<Instance/>", ("Content-Type", "application/xml"), ("x-odps-user-agent", "demo/1.0")),
            $"POST\n\napplication/xml\n{Sample.HttpDate}\nx-odps-user-agent:demo/1.0\n/projects/p1/instances?curr_project=p1", "1PPZWKMNk23XLjTUneYE72BZEM0=", "TSEnZTTQJDOxMxvwsn4irKPQBC4="
        },
        {
            Sample.Request("GET", Host, "/api/projects/p1/instances/20260101000000000abc?taskstatus=", ""),
            $"GET\n\n\n{Sample.HttpDate}\n/projects/p1/instances/20260101000000000abc?taskstatus", "9L1iz1xSt48KmoIiRlKjImJJ/ms=", "uIZLgM3WaZmQVIA+BSeA4tU5dI4="
        },
        {
            Sample.Request("PUT", Host, "/projects/p1/tables/t1?uploadid=UP1&blockid=0", "", ("Content-Type", "application/octet-stream"), ("x-odps-tunnel-version", "6")),
            $"PUT\n\napplication/octet-stream\n{Sample.HttpDate}\nx-odps-tunnel-version:6\n/projects/p1/tables/t1?blockid=0&uploadid=UP1", "PSLQxdFvFyKgr8/hTy9y7qQICs8=", "Zthh3TSyPHniueHWMLeYhMguKKs="
        },
        {
            Sample.Request("GET", Host, "/projects/p1/instances/I1?downloadid=DL1&rowrange=%280%2C1%29&data", "", ("x-odps-tunnel-version", "6")),
            $"GET\n\n\n{Sample.HttpDate}\nx-odps-tunnel-version:6\n/projects/p1/instances/I1?data&downloadid=DL1&rowrange=(0,1)", "zAkV2sksFnhwrM4fGhh0PPu0/Ng=", "Vr2dj/jEApqui0EcYDpiIojUM6A="
        },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Signs_and_verifies_the_vectors(WireRequest request, string canonical, string v2, string v4)
    {
        WireRequest copy = request.Copy();
        new OdpsSignature(OdpsVersion.V2).Sign(request, Sample.Key, Sample.Context());
        new OdpsSignature().Sign(copy, Sample.Session, Sample.Context());

        Assert.Equal($"ODPS testid:{v2}", request.Headers["Authorization"]);
        Assert.Equal($"ODPS testid/20260101/cn-hangzhou/odps/aliyun_v4_request:{v4}", copy.Headers["Authorization"]);
        var scheme = new OdpsSignature();
        Assert.Equal(new SignatureCheck(SignatureVerdict.Valid, canonical, null, ""), Sample.Check(scheme, request));
        Assert.True(Sample.Check(scheme, copy).IsValid);
        Assert.Equal(new SignedIdentity("testid", null, Sample.Now), scheme.Read(request));
        Assert.Equal(new SignedIdentity("testid", Sample.Token, Sample.Now, Region: "cn-hangzhou"), scheme.Read(copy));
    }

    [Fact]
    public void Signs_query_parameters_of_its_family_among_the_headers()
    {
        WireRequest request = Sample.Request("GET", Host, "/api/projects/p1?x-odps-mark=m", "");
        new OdpsSignature().Sign(request, Sample.Key, Sample.Context());

        Assert.Equal($"GET\n\n\n{Sample.HttpDate}\nx-odps-mark:m\n/projects/p1?x-odps-mark=m", Sample.Check(new OdpsSignature(), request).StringToSign);
    }
}
