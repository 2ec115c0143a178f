namespace ActionTrail.Aliyun.Signing;

/// <summary>What a signed request says about its signer. <see cref="ToString"/> leaves out the token.</summary>
/// <param name="AccessKeyId">Key that signed.</param>
/// <param name="SecurityToken">Session token; null when there is none.</param>
/// <param name="Date">Time of signing; null for an OSS V1 presigned URL, which has only an expiry.</param>
/// <param name="Nonce">Nonce; null in the schemes without one (OSS, SLS, ODPS).</param>
/// <param name="Region">Region of the V4 schemes' scope; null in the others.</param>
/// <param name="ExpiresAt">End of a presigned URL; null for a signed header, which lives by the clock skew.</param>
public sealed record SignedIdentity(
    string AccessKeyId,
    string? SecurityToken,
    DateTimeOffset? Date,
    string? Nonce = null,
    string? Region = null,
    DateTimeOffset? ExpiresAt = null)
{
    /// <summary>The access key id.</summary>
    /// <returns>Text without the token.</returns>
    public override string ToString() => AccessKeyId;
}
