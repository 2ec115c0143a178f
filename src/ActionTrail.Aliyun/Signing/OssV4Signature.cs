using System.Globalization;
using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.Aliyun.Signing;

/// <summary>
/// OSS signature V4 (<c>OSS4-HMAC-SHA256</c>), in a header or presigned in a URL. Signs the whole query, Content-Type, Content-MD5 and every
/// <c>x-oss-*</c> header; the body is covered through Content-MD5, since clients declare it <c>UNSIGNED-PAYLOAD</c>.
/// </summary>
/// <param name="addressing">How bucket and key are found.</param>
/// <param name="additionalHeaders">Further headers for the client side to sign where they are present, for example <c>host</c>.</param>
public sealed class OssV4Signature(OssAddressing addressing, params IEnumerable<string> additionalHeaders) : IRequestSigner, IRequestVerifier
{
    private const string Word = "OSS4-HMAC-SHA256";
    private const string Product = "oss";
    private const string DateName = "x-oss-date";
    private const string TokenName = "x-oss-security-token";
    private const string HashHeader = "x-oss-content-sha256";
    private const string Unsigned = "UNSIGNED-PAYLOAD";
    private const string CredentialName = "x-oss-credential";
    private const string SignatureName = "x-oss-signature";
    private const string AdditionalName = "x-oss-additional-headers";

    /// <summary>Most canonical requests are shorter, the token of a session included.</summary>
    private const int UsualLength = 2048;

    private static readonly TimeSpan s_longestLife = TimeSpan.FromDays(7);

    private readonly HashSet<string> _additional = [.. additionalHeaders.Select(name => name.ToLowerInvariant()).Where(name => !IsDefault(name))];

    /// <inheritdoc/>
    public string Scheme => Word;

    /// <inheritdoc/>
    public void Sign(WireRequest request, CloudCredentials credentials, SigningContext context)
    {
        WireHeaders headers = request.Headers;
        headers[DateName] = SignatureDate.Basic(context.Now);
        headers[HashHeader] = Unsigned;
        if (credentials.SecurityToken is { } token)
        {
            headers[TokenName] = token;
        }

        BodyDigest.Attach(request, BodyDigest.Md5Base64);
        var scope = new V4Scope(SignatureDate.Day(context.Now), context.Region, Product);
        string additional = AdditionalOf(request);
        CanonicalForm form = Canonicalize(request, scope, headers[DateName], additional);
        string signature = Mac.Sha256Hex(scope.DeriveKey(credentials.AccessKeySecret), form.StringToSign);
        string middle = additional.Length == 0 ? "" : $",AdditionalHeaders={additional}";
        headers[AuthorizationHeader.Name] = $"{Word} Credential={credentials.AccessKeyId}/{scope}{middle},Signature={signature}";
    }

    /// <summary>Makes a URL that anybody may use until it expires. Headers that the request has must be sent by the user of the URL too.</summary>
    /// <param name="request">Method, address, query and headers to allow; the signature is added to its query.</param>
    /// <param name="credentials">Whose right the URL lends.</param>
    /// <param name="context">Time and region of signing.</param>
    /// <param name="lifetime">One second to seven days, whole seconds.</param>
    /// <returns>The URL.</returns>
    public string Presign(WireRequest request, CloudCredentials credentials, SigningContext context, TimeSpan lifetime)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lifetime, TimeSpan.FromSeconds(1));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lifetime, s_longestLife);
        var scope = new V4Scope(SignatureDate.Day(context.Now), context.Region, Product);
        string date = SignatureDate.Basic(context.Now);
        string additional = AdditionalOf(request);
        List<KeyValuePair<string, string?>> query =
        [
            new("x-oss-signature-version", Word),
            new(CredentialName, $"{credentials.AccessKeyId}/{scope}"),
            new(DateName, date),
            new("x-oss-expires", ((long)lifetime.TotalSeconds).ToString(CultureInfo.InvariantCulture)),
        ];
        if (credentials.SecurityToken is { } token)
        {
            query.Add(new(TokenName, token));
        }

        if (additional.Length > 0)
        {
            query.Add(new(AdditionalName, additional));
        }

        CanonicalQuery.Append(request, query);
        CanonicalForm form = Canonicalize(request, scope, date, additional);
        CanonicalQuery.Append(request, [new(SignatureName, Mac.Sha256Hex(scope.DeriveKey(credentials.AccessKeySecret), form.StringToSign))]);
        return $"{request.Scheme}://{request.Host}{request.RawPath}?{request.RawQuery}";
    }

    /// <inheritdoc/>
    public bool Matches(WireRequest request) => AuthorizationHeader.Uses(request, Word) || IsPresigned(request);

    /// <inheritdoc/>
    public SignedIdentity Read(WireRequest request)
    {
        Claim claim = ReadClaim(request);
        DateTimeOffset date = SignatureDate.ParseBasic(claim.Date, DateName);
        claim.Scope.RequireDay(date, CredentialName);
        return new SignedIdentity(
            claim.AccessKeyId,
            claim.Token.Length > 0 ? claim.Token : null,
            date,
            Region: claim.Scope.Region,
            ExpiresAt: IsPresigned(request) ? date + ReadLifetime(request) : null);
    }

    /// <inheritdoc/>
    public SignatureCheck Verify(WireRequest request, SignedIdentity identity, string secret)
    {
        Claim claim = ReadClaim(request);
        CanonicalForm form = Canonicalize(request, claim.Scope, claim.Date, claim.AdditionalHeaders);
        string? wrong = BodyDigest.Disagreement(request, "Content-MD5", BodyDigest.Md5Base64)
            ?? (request.Headers[HashHeader] == Unsigned ? null : BodyDigest.Disagreement(request, HashHeader, BodyDigest.Sha256Hex));
        return wrong is not null
            ? form.Refuse(SignatureVerdict.BodyMismatch, wrong)
            : CanonicalForm.Compare(claim.Signature, [form], text => Mac.Sha256Hex(claim.Scope.DeriveKey(secret), text));
    }

    private static bool IsPresigned(WireRequest request) =>
        !AuthorizationHeader.IsPresent(request) && CanonicalQuery.Find(WireQuery.Parse(request.RawQuery), CredentialName) is not null;

    private static TimeSpan ReadLifetime(WireRequest request)
    {
        string expires = CanonicalQuery.Find(WireQuery.Parse(request.RawQuery), "x-oss-expires") ?? "";
        return int.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) && seconds > 0 && seconds <= s_longestLife.TotalSeconds
            ? TimeSpan.FromSeconds(seconds)
            : throw new SignatureFormatException(
                SignatureFormatProblem.BadDate, "x-oss-expires", $"x-oss-expires is '{expires}'; expected 1 to {s_longestLife.TotalSeconds} seconds.");
    }

    private static Claim ReadClaim(WireRequest request)
    {
        if (IsPresigned(request))
        {
            Dictionary<string, string> query = WireQuery.Parse(request.RawQuery)
                .GroupBy(pair => pair.Key, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.First().Value ?? "", StringComparer.Ordinal);
            (string keyId, V4Scope keyScope) = V4Scope.Parse(query[CredentialName], Product, CredentialName);
            return new Claim(
                keyId, keyScope, query.GetValueOrDefault(DateName, ""), query.GetValueOrDefault(TokenName, ""),
                query.GetValueOrDefault(AdditionalName, ""), AuthorizationHeader.Require(query, SignatureName));
        }

        Dictionary<string, string> fields = AuthorizationHeader.ReadFields(request, Word);
        (string accessKeyId, V4Scope scope) = V4Scope.Parse(AuthorizationHeader.Require(fields, "Credential"), Product, "Credential");
        return new Claim(
            accessKeyId, scope, request.Headers[DateName], request.Headers[TokenName],
            fields.GetValueOrDefault("AdditionalHeaders", ""), AuthorizationHeader.Require(fields, "Signature"));
    }

    private static bool IsDefault(string name) => name is "content-type" or "content-md5" || name.StartsWith("x-oss-", StringComparison.Ordinal);

    private static Func<string, bool> IsSignedWith(string additional)
    {
        if (additional.Length == 0)
        {
            return IsDefault;
        }

        HashSet<string> listed = [.. additional.ToLowerInvariant().Split(';')];
        return name => IsDefault(name) || listed.Contains(name);
    }

    private static string Canonicalize(string rawQuery)
    {
        if (rawQuery.Length == 0)
        {
            return "";
        }

        IEnumerable<KeyValuePair<string, string?>> encoded = WireQuery.Parse(rawQuery)
            .Where(pair => pair.Key != SignatureName)
            .Select(pair => new KeyValuePair<string, string?>(WireQuery.Encode(pair.Key), pair.Value));
        return CanonicalQuery.Join(encoded, CanonicalQuery.Raw, WireQuery.Encode, EmptyValue.NameAlone);
    }

    private string AdditionalOf(WireRequest request) => _additional.Count == 0 ? "" : CanonicalHeaders.Of(request, _additional.Contains).Names;

    private CanonicalForm Canonicalize(WireRequest request, V4Scope scope, string date, string additional)
    {
        var signed = CanonicalHeaders.Of(request, IsSignedWith(additional));
        string query = Canonicalize(request.RawQuery);
        string hash = request.Headers[HashHeader] is { Length: > 0 } sent ? sent : Unsigned;
        string path = CanonicalPath.EncodeDecoded(addressing.Resolve(request).Path);
        string canonical = string.Create(CultureInfo.InvariantCulture, stackalloc char[UsualLength], $"{request.Method}\n{path}\n{query}\n{signed}\n{additional}\n{hash}");
        return new CanonicalForm($"{Word}\n{date}\n{scope}\n{CanonicalForm.Hash(canonical)}", canonical);
    }

    private sealed record Claim(string AccessKeyId, V4Scope Scope, string Date, string Token, string AdditionalHeaders, string Signature);
}
