using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.Aliyun.Signing;

/// <summary>Version of an ODPS signature; the texts signed are the same, the keys differ.</summary>
public enum OdpsVersion
{
    /// <summary>Signed with the secret; needs no region.</summary>
    V2,

    /// <summary>Signed with a key derived for day and region.</summary>
    V4,
}

/// <summary>
/// ODPS signature (HMAC-SHA1) of the MaxCompute REST and Tunnel services. It covers neither the session token, which is good only with its own
/// key, nor the body unless the client sends Content-MD5. A verifier takes both versions.
/// </summary>
/// <param name="version">What the client side signs with.</param>
public sealed class OdpsSignature(OdpsVersion version = OdpsVersion.V4) : IRequestSigner, IRequestVerifier
{
    private const string Word = "ODPS";
    private const string Product = "odps";
    private const string TokenHeader = "authorization-sts-token";
    private const string EndpointPath = "/api";

    /// <inheritdoc/>
    public string Scheme => Word;

    /// <inheritdoc/>
    public void Sign(WireRequest request, CloudCredentials credentials, SigningContext context)
    {
        request.Headers["Date"] = SignatureDate.Http(context.Now);
        if (credentials.SecurityToken is { } token)
        {
            request.Headers[TokenHeader] = token;
        }

        string text = Canonicalize(request).StringToSign;
        var scope = new V4Scope(SignatureDate.Day(context.Now), context.Region, Product);
        request.Headers[AuthorizationHeader.Name] = version == OdpsVersion.V2
            ? $"{Word} {credentials.AccessKeyId}:{Mac.Sha1Base64(credentials.AccessKeySecret, text)}"
            : $"{Word} {credentials.AccessKeyId}/{scope}:{Mac.Sha1Base64(scope.DeriveKey(credentials.AccessKeySecret), text)}";
    }

    /// <inheritdoc/>
    public bool Matches(WireRequest request) => AuthorizationHeader.Uses(request, Word);

    /// <inheritdoc/>
    public SignedIdentity Read(WireRequest request)
    {
        string id = AuthorizationHeader.ReadPair(request, Word).Id;
        string? token = request.Headers[TokenHeader] is { Length: > 0 } sent ? sent : null;
        DateTimeOffset date = SignatureDate.ParseHttp(request.Headers["Date"], "Date");
        if (!IsV4(id))
        {
            return new SignedIdentity(id, token, date);
        }

        (string accessKeyId, V4Scope scope) = V4Scope.Parse(id, Product, AuthorizationHeader.Name);
        scope.RequireDay(date, AuthorizationHeader.Name);
        return new SignedIdentity(accessKeyId, token, date, Region: scope.Region);
    }

    /// <inheritdoc/>
    public SignatureCheck Verify(WireRequest request, SignedIdentity identity, string secret)
    {
        (string id, string presented) = AuthorizationHeader.ReadPair(request, Word);
        CanonicalForm form = Canonicalize(request);

        // Unconfirmed: whether the service wants Content-MD5 in Base64 or in hex, so both are taken.
        return BodyDigest.Disagreement(request, "Content-MD5", BodyDigest.Md5UpperHex, BodyDigest.Md5LowerHex, BodyDigest.Md5Base64) is { } wrong
            ? form.Refuse(SignatureVerdict.BodyMismatch, wrong)
            : CanonicalForm.Compare(presented, [form], text => IsV4(id)
                ? Mac.Sha1Base64(V4Scope.Parse(id, Product, AuthorizationHeader.Name).Scope.DeriveKey(secret), text)
                : Mac.Sha1Base64(secret, text));
    }

    private static bool IsV4(string id) => id.Contains('/', StringComparison.Ordinal);

    private static CanonicalForm Canonicalize(WireRequest request)
    {
        WireHeaders headers = request.Headers;
        IReadOnlyList<KeyValuePair<string, string?>> query = WireQuery.Parse(request.RawQuery);
        CanonicalHeaders signed = CanonicalHeaders.Of(request, IsSigned);
        foreach ((string name, string? value) in query)
        {
            signed.Add(name, value ?? "", IsSigned);
        }

        string resource = CanonicalQuery.Resource(WireQuery.Decode(BehindEndpoint(request.RawPath)), query, EmptyValue.NameAlone);
        return new CanonicalForm($"{request.Method}\n{headers["Content-MD5"]}\n{headers["Content-Type"]}\n{headers["Date"]}\n{signed}{resource}");
    }

    /// <summary>The REST endpoint ends in /api, which is not signed; the Tunnel endpoint has no path.</summary>
    private static string BehindEndpoint(string rawPath) =>
        rawPath.StartsWith($"{EndpointPath}/", StringComparison.Ordinal) ? rawPath[EndpointPath.Length..] : rawPath;

    private static bool IsSigned(string name) => name.StartsWith("x-odps-", StringComparison.Ordinal);
}
