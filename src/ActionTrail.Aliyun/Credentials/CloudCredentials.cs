namespace ActionTrail.Aliyun.Credentials;

/// <summary>What a request is signed with. Never printed whole: <see cref="ToString"/> shows the key id and the expiry only.</summary>
/// <param name="AccessKeyId">Public id of the key, for example <c>LTAI…</c> or <c>STS.…</c>.</param>
/// <param name="AccessKeySecret">Secret half of the key.</param>
/// <param name="SecurityToken">Session token of temporary credentials; null for a long-lived key.</param>
/// <param name="Expiration">When temporary credentials end; null for a long-lived key or where the source did not say.</param>
public sealed record CloudCredentials(string AccessKeyId, string AccessKeySecret, string? SecurityToken = null, DateTimeOffset? Expiration = null)
{
    /// <summary>Key id and expiry, for messages and debuggers.</summary>
    /// <returns>Text without the secret and the token.</returns>
    public override string ToString() => Expiration is { } expiration
        ? FormattableString.Invariant($"{AccessKeyId} (session until {expiration:yyyy-MM-ddTHH:mm:ssZ})")
        : AccessKeyId;
}
