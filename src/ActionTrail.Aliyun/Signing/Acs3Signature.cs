using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.Aliyun.Signing;

/// <summary>
/// ACS3-HMAC-SHA256, the API gateway's present scheme. Signs Host, Content-Type, every <c>x-acs-*</c> header and the SHA-256 of the body;
/// a request that carries one of these headers unsigned is refused.
/// </summary>
public sealed class Acs3Signature : IRequestSigner, IRequestVerifier
{
    private const string Word = "ACS3-HMAC-SHA256";
    private const string DateHeader = "x-acs-date";
    private const string NonceHeader = "x-acs-signature-nonce";
    private const string HashHeader = "x-acs-content-sha256";
    private const string TokenHeader = "x-acs-security-token";

    /// <inheritdoc/>
    public string Scheme => Word;

    /// <inheritdoc/>
    public void Sign(WireRequest request, CloudCredentials credentials, SigningContext context)
    {
        WireHeaders headers = request.Headers;
        headers[DateHeader] = SignatureDate.Iso(context.Now);
        headers[NonceHeader] = context.NextNonce();
        headers[HashHeader] = BodyDigest.Sha256Hex(request);
        if (credentials.SecurityToken is { } token)
        {
            headers["x-acs-accesskey-id"] = credentials.AccessKeyId;
            headers[TokenHeader] = token;
        }

        CanonicalHeaders signed = CanonicalHeaders.Of(request, MustBeSigned);
        CanonicalForm form = Canonicalize(request, signed, CanonicalPath.Encode(request.RawPath), WireQuery.Encode);
        string signature = Mac.Sha256Hex(credentials.AccessKeySecret, form.StringToSign);
        headers[AuthorizationHeader.Name] = $"{Word} Credential={credentials.AccessKeyId},SignedHeaders={signed.Names},Signature={signature}";
    }

    /// <inheritdoc/>
    public bool Matches(WireRequest request) => AuthorizationHeader.Uses(request, Word);

    /// <inheritdoc/>
    public SignedIdentity Read(WireRequest request)
    {
        WireHeaders headers = request.Headers;
        Dictionary<string, string> fields = AuthorizationHeader.ReadFields(request, Word);
        _ = AuthorizationHeader.Require(fields, "SignedHeaders");
        _ = AuthorizationHeader.Require(fields, "Signature");
        return new SignedIdentity(
            AuthorizationHeader.Require(fields, "Credential"),
            headers[TokenHeader] is { Length: > 0 } token ? token : null,
            SignatureDate.ParseIso(headers[DateHeader], DateHeader),
            RequireHeader(request, NonceHeader));
    }

    /// <inheritdoc/>
    public SignatureCheck Verify(WireRequest request, SignedIdentity identity, string secret)
    {
        Dictionary<string, string> fields = AuthorizationHeader.ReadFields(request, Word);
        HashSet<string> listed = [.. AuthorizationHeader.Require(fields, "SignedHeaders").ToLowerInvariant().Split(';')];
        CanonicalHeaders signed = CanonicalHeaders.Of(request, listed.Contains);
        CanonicalForm preferred = Canonicalize(request, signed, CanonicalPath.Encode(request.RawPath), WireQuery.Encode);

        string required = CanonicalHeaders.Of(request, MustBeSigned).Names;
        if (required.Split(';').FirstOrDefault(name => !listed.Contains(name)) is { } unsigned)
        {
            return preferred.Refuse(SignatureVerdict.UnsignedHeader, $"Header {unsigned} is sent but not in SignedHeaders.");
        }

        _ = RequireHeader(request, HashHeader);
        return BodyDigest.Disagreement(request, HashHeader, BodyDigest.Sha256Hex) is { } wrong
            ? preferred.Refuse(SignatureVerdict.BodyMismatch, wrong)
            : CanonicalForm.Compare(
                AuthorizationHeader.Require(fields, "Signature"), Forms(request, signed), text => Mac.Sha256Hex(secret, text));
    }

    /// <summary>The official JavaScript client encodes no parameter names and takes the path as it was built.</summary>
    private static IEnumerable<CanonicalForm> Forms(WireRequest request, CanonicalHeaders signed) =>
        from path in new[] { CanonicalPath.Encode(request.RawPath), request.RawPath }
        from writeName in new Func<string, string>[] { WireQuery.Encode, CanonicalQuery.RawName }
        select Canonicalize(request, signed, path, writeName);

    private static CanonicalForm Canonicalize(WireRequest request, CanonicalHeaders signed, string path, Func<string, string> writeName)
    {
        string query = CanonicalQuery.Join(WireQuery.Parse(request.RawQuery), writeName, WireQuery.Encode, EmptyValue.WithEquals);
        string canonical = $"{request.Method}\n{path}\n{query}\n{signed}\n{signed.Names}\n{BodyDigest.Sha256Hex(request)}";
        return new CanonicalForm($"{Word}\n{CanonicalForm.Hash(canonical)}", canonical);
    }

    private static bool MustBeSigned(string name) => name is "host" or "content-type" || name.StartsWith("x-acs-", StringComparison.Ordinal);

    private static string RequireHeader(WireRequest request, string name) => request.Headers[name] is { Length: > 0 } value
        ? value
        : throw new SignatureFormatException(SignatureFormatProblem.Missing, name, $"Header {name} is missing.");
}
