namespace ActionTrail.Aliyun.Signing;

/// <summary>Every scheme's server side.</summary>
public static class RequestVerifiers
{
    /// <summary>One verifier per scheme; at most one of them matches a request.</summary>
    /// <param name="addressing">How OSS requests name their bucket on this server.</param>
    /// <returns>The verifiers.</returns>
    public static IReadOnlyList<IRequestVerifier> For(OssAddressing addressing) =>
    [
        new Acs3Signature(), new RpcV1Signature(), new RoaV1Signature(), new OssV4Signature(addressing), new OssV1Signature(addressing),
        new SlsV1Signature(), new SlsV4Signature(), new OdpsSignature(),
    ];
}
