using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Signing;

namespace ActionTrail.Aliyun.Tests.Signing;

public sealed class TransportTests
{
    public static TheoryData<IRequestSigner> Signers { get; } =
    [
        new RoaV1Signature(), new Acs3Signature(), new OssV1Signature(OssAddressing.Default), new OssV4Signature(OssAddressing.Default, "host"),
        new SlsV1Signature(), new SlsV4Signature(), new OdpsSignature(),
    ];

    [Theory]
    [MemberData(nameof(Signers))]
    public async Task A_signature_survives_the_http_stack(IRequestSigner signer)
    {
        WireRequest request = Sample.Request(
            "PUT", "b1.oss-cn-hangzhou.aliyuncs.com:8080", "/a/../b%20c/%7E(x)/%E6%97%A5?q=a%20b%2Bc!&empty=&alone", "{\"n\":1}",
            ("Content-Type", "application/json; charset=utf-8"), ("x-acs-action", "A"), ("User-Agent", "ActionTrail.PS/1.0 (test; x)"));
        signer.Sign(request, Sample.Session, Sample.Context());

        using HttpRequestMessage message = HttpMessages.ToHttp(request, "127.0.0.1:1");
        WireRequest received = await HttpMessages.ToWireAsync(message, CancellationToken.None);

        Assert.True(Sample.Check((IRequestVerifier)signer, received).IsValid);
    }
}
