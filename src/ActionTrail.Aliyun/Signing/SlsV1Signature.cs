using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.Aliyun.Signing;

/// <summary>Keyed hash of an SLS V1 signature.</summary>
public enum SlsHash
{
    /// <summary><c>hmac-sha1</c>, which most SDKs use.</summary>
    HmacSha1,

    /// <summary><c>hmac-sha256</c>, which the current npm client uses.</summary>
    HmacSha256,
}

/// <summary>
/// SLS signature V1 (<c>Authorization: LOG</c>). The client sets <c>x-log-apiversion</c> and <c>x-log-bodyrawsize</c>; a body must have
/// Content-MD5 (upper-case hex), which the signer adds. A verifier takes either hash, as the request says.
/// </summary>
/// <param name="hash">What the client side signs with.</param>
public sealed class SlsV1Signature(SlsHash hash = SlsHash.HmacSha1) : IRequestSigner, IRequestVerifier
{
    private const string Word = "LOG";
    private const string MethodHeader = "x-log-signaturemethod";
    private const string DateHeader = "x-log-date";
    private const string TokenHeader = "x-acs-security-token";
    private const string Sha1 = "hmac-sha1";
    private const string Sha256 = "hmac-sha256";

    /// <inheritdoc/>
    public string Scheme => "SLS-V1";

    /// <inheritdoc/>
    public void Sign(WireRequest request, CloudCredentials credentials, SigningContext context)
    {
        WireHeaders headers = request.Headers;
        headers["Date"] = SignatureDate.Http(context.Now);
        headers[MethodHeader] = hash == SlsHash.HmacSha1 ? Sha1 : Sha256;
        if (credentials.SecurityToken is { } token)
        {
            headers[TokenHeader] = token;
        }

        BodyDigest.Attach(request, BodyDigest.Md5UpperHex);
        string signature = Calculate(request, credentials.AccessKeySecret, Canonicalize(request, EmptyValue.WithEquals).StringToSign);
        headers[AuthorizationHeader.Name] = $"{Word} {credentials.AccessKeyId}:{signature}";
    }

    /// <inheritdoc/>
    public bool Matches(WireRequest request) => AuthorizationHeader.Uses(request, Word);

    /// <inheritdoc/>
    public SignedIdentity Read(WireRequest request)
    {
        string method = request.Headers[MethodHeader];
        if (method is not (Sha1 or Sha256))
        {
            throw new SignatureFormatException(
                method.Length == 0 ? SignatureFormatProblem.Missing : SignatureFormatProblem.UnsupportedMethod,
                MethodHeader,
                $"{MethodHeader} is '{method}'; expected {Sha1} or {Sha256}.");
        }

        string name = DateName(request);
        return new SignedIdentity(
            AuthorizationHeader.ReadPair(request, Word).Id,
            request.Headers[TokenHeader] is { Length: > 0 } token ? token : null,
            SignatureDate.ParseHttp(request.Headers[name], name));
    }

    /// <inheritdoc/>
    public SignatureCheck Verify(WireRequest request, SignedIdentity identity, string secret)
    {
        CanonicalForm preferred = Canonicalize(request, EmptyValue.WithEquals);
        string? wrong = request.Body.IsEmpty || request.Headers["Content-MD5"].Length > 0
            ? BodyDigest.Disagreement(request, "Content-MD5", BodyDigest.Md5UpperHex)
            : "Content-MD5 is missing; a body must have it.";
        return wrong is not null
            ? preferred.Refuse(SignatureVerdict.BodyMismatch, wrong)
            : CanonicalForm.Compare(
                AuthorizationHeader.ReadPair(request, Word).Signature,
                [preferred, Canonicalize(request, EmptyValue.NameAlone)],
                text => Calculate(request, secret, text));
    }

    private static string DateName(WireRequest request) => request.Headers.Contains(DateHeader) ? DateHeader : "Date";

    private static string Calculate(WireRequest request, string secret, string text) =>
        request.Headers[MethodHeader] == Sha256 ? Mac.Sha256Base64(secret, text) : Mac.Sha1Base64(secret, text);

    private static CanonicalForm Canonicalize(WireRequest request, EmptyValue empty)
    {
        WireHeaders headers = request.Headers;
        string resource = CanonicalQuery.Resource(WireQuery.Decode(request.RawPath), WireQuery.Parse(request.RawQuery), empty);
        CanonicalHeaders signed = CanonicalHeaders.Of(request, SlsHeaders.AreSigned);
        return new CanonicalForm(
            $"{request.Method}\n{headers["Content-MD5"]}\n{headers["Content-Type"]}\n{headers[DateName(request)]}\n{signed}{resource}");
    }
}
