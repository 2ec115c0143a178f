using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.Aliyun.Signing;

/// <summary>
/// ROA signature version 1.0 (<c>Authorization: acs</c>, HMAC-SHA1) of the API gateway. The body is covered through Content-MD5,
/// which a verifier checks when it is there.
/// </summary>
public sealed class RoaV1Signature : IRequestSigner, IRequestVerifier
{
    private const string Word = "acs";

    /// <inheritdoc/>
    public string Scheme => "ROA-V1";

    /// <inheritdoc/>
    public void Sign(WireRequest request, CloudCredentials credentials, SigningContext context)
    {
        WireHeaders headers = request.Headers;
        headers["Date"] = SignatureDate.Http(context.Now);
        headers["x-acs-signature-method"] = "HMAC-SHA1";
        headers["x-acs-signature-version"] = "1.0";
        headers["x-acs-signature-nonce"] = context.NextNonce();
        if (credentials.SecurityToken is { } token)
        {
            headers["x-acs-accesskey-id"] = credentials.AccessKeyId;
            headers["x-acs-security-token"] = token;
        }

        BodyDigest.Attach(request, BodyDigest.Md5Base64);
        string signature = Mac.Sha1Base64(credentials.AccessKeySecret, Canonicalize(request, EmptyValue.WithEquals).StringToSign);
        headers[AuthorizationHeader.Name] = $"{Word} {credentials.AccessKeyId}:{signature}";
    }

    /// <inheritdoc/>
    public bool Matches(WireRequest request) => AuthorizationHeader.Uses(request, Word);

    /// <inheritdoc/>
    public SignedIdentity Read(WireRequest request)
    {
        WireHeaders headers = request.Headers;
        string method = headers["x-acs-signature-method"];
        if (method is not ("" or "HMAC-SHA1"))
        {
            throw new SignatureFormatException(
                SignatureFormatProblem.UnsupportedMethod, "x-acs-signature-method", $"x-acs-signature-method is '{method}'; expected HMAC-SHA1.");
        }

        return new SignedIdentity(
            AuthorizationHeader.ReadPair(request, Word).Id,
            headers["x-acs-security-token"] is { Length: > 0 } token ? token : null,
            SignatureDate.ParseHttp(headers["Date"], "Date"),
            headers["x-acs-signature-nonce"] is { Length: > 0 } nonce ? nonce : null);
    }

    /// <inheritdoc/>
    public SignatureCheck Verify(WireRequest request, SignedIdentity identity, string secret)
    {
        CanonicalForm preferred = Canonicalize(request, EmptyValue.WithEquals);
        return BodyDigest.Disagreement(request, "Content-MD5", BodyDigest.Md5Base64) is { } wrong
            ? preferred.Refuse(SignatureVerdict.BodyMismatch, wrong)
            : CanonicalForm.Compare(
                AuthorizationHeader.ReadPair(request, Word).Signature,
                [preferred, Canonicalize(request, EmptyValue.NameAlone)],
                text => Mac.Sha1Base64(secret, text));
    }

    private static CanonicalForm Canonicalize(WireRequest request, EmptyValue empty)
    {
        WireHeaders headers = request.Headers;
        string resource = CanonicalQuery.Resource(request.RawPath, WireQuery.Parse(request.RawQuery), empty);
        CanonicalHeaders signed = CanonicalHeaders.Of(request, name => name.StartsWith("x-acs-", StringComparison.Ordinal));
        return new CanonicalForm(
            $"{request.Method}\n{headers["Accept"]}\n{headers["Content-MD5"]}\n{headers["Content-Type"]}\n{headers["Date"]}\n{signed}{resource}");
    }
}
