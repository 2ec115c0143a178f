using System.Text;
using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.Aliyun.Signing;

/// <summary>
/// SLS signature V4 (<c>SLS4-HMAC-SHA256</c>). Signs Host, Content-Type, every <c>x-log-*</c> and <c>x-acs-*</c> header and the SHA-256 of the
/// body; the list of signed headers is not sent, the server rebuilds it. The client sets <c>x-log-apiversion</c> and <c>x-log-bodyrawsize</c>.
/// </summary>
public sealed class SlsV4Signature : IRequestSigner, IRequestVerifier
{
    private const string Word = "SLS4-HMAC-SHA256";
    private const string Product = "sls";
    private const string DateHeader = "x-log-date";
    private const string HashHeader = "x-log-content-sha256";
    private const string TokenHeader = "x-acs-security-token";

    /// <inheritdoc/>
    public string Scheme => Word;

    /// <inheritdoc/>
    public void Sign(WireRequest request, CloudCredentials credentials, SigningContext context)
    {
        WireHeaders headers = request.Headers;
        headers[DateHeader] = SignatureDate.Basic(context.Now);
        headers[HashHeader] = BodyDigest.Sha256Hex(request);
        if (credentials.SecurityToken is { } token)
        {
            headers[TokenHeader] = token;
        }

        var scope = new V4Scope(SignatureDate.Day(context.Now), context.Region, Product);
        CanonicalForm form = Canonicalize(request, scope, CanonicalPath.Encode(request.RawPath), WireQuery.Encode);
        string signature = Mac.Sha256Hex(scope.DeriveKey(credentials.AccessKeySecret), form.StringToSign);
        headers[AuthorizationHeader.Name] = $"{Word} Credential={credentials.AccessKeyId}/{scope},Signature={signature}";
    }

    /// <inheritdoc/>
    public bool Matches(WireRequest request) => AuthorizationHeader.Uses(request, Word);

    /// <inheritdoc/>
    public SignedIdentity Read(WireRequest request)
    {
        (string accessKeyId, V4Scope scope, _) = ReadClaim(request);
        DateTimeOffset date = SignatureDate.ParseBasic(request.Headers[DateHeader], DateHeader);
        scope.RequireDay(date, "Credential");
        return new SignedIdentity(
            accessKeyId, request.Headers[TokenHeader] is { Length: > 0 } token ? token : null, date, Region: scope.Region);
    }

    /// <inheritdoc/>
    public SignatureCheck Verify(WireRequest request, SignedIdentity identity, string secret)
    {
        (_, V4Scope scope, string presented) = ReadClaim(request);
        CanonicalForm preferred = Canonicalize(request, scope, CanonicalPath.Encode(request.RawPath), WireQuery.Encode);
        string? wrong = request.Headers[HashHeader].Length == 0
            ? $"{HashHeader} is missing; it must be the SHA-256 of the body."
            : BodyDigest.Disagreement(request, HashHeader, BodyDigest.Sha256Hex);
        return wrong is not null
            ? preferred.Refuse(SignatureVerdict.BodyMismatch, wrong)
            : CanonicalForm.Compare(presented, Forms(request, scope), text => Mac.Sha256Hex(scope.DeriveKey(secret), text));
    }

    private static IEnumerable<CanonicalForm> Forms(WireRequest request, V4Scope scope) =>
        from path in new[] { CanonicalPath.Encode(request.RawPath), request.RawPath }
        from writeValue in new Func<string, string>[] { WireQuery.Encode, EncodeAsNpm }
        select Canonicalize(request, scope, path, writeValue);

    /// <summary>The npm client leaves <c>! ' ( )</c> raw and encodes only the first asterisk.</summary>
    private static string EncodeAsNpm(string value)
    {
        var text = new StringBuilder(WireQuery.Encode(value)).Replace("%21", "!").Replace("%27", "'").Replace("%28", "(").Replace("%29", ")").ToString();
        int first = text.IndexOf("%2A", StringComparison.Ordinal);
        return first < 0 ? text : text[..(first + 3)] + text[(first + 3)..].Replace("%2A", "*", StringComparison.Ordinal);
    }

    private static (string AccessKeyId, V4Scope Scope, string Signature) ReadClaim(WireRequest request)
    {
        Dictionary<string, string> fields = AuthorizationHeader.ReadFields(request, Word);
        (string accessKeyId, V4Scope scope) = V4Scope.Parse(AuthorizationHeader.Require(fields, "Credential"), Product, "Credential");
        return (accessKeyId, scope, AuthorizationHeader.Require(fields, "Signature"));
    }

    private static CanonicalForm Canonicalize(WireRequest request, V4Scope scope, string path, Func<string, string> writeValue)
    {
        string query = CanonicalQuery.Join(WireQuery.Parse(request.RawQuery), CanonicalQuery.RawName, writeValue, EmptyValue.NameAlone);
        CanonicalHeaders signed = CanonicalHeaders.Of(request, name => name is "host" or "content-type" || SlsHeaders.AreSigned(name));
        string canonical = $"{request.Method}\n{path}\n{query}\n{signed}\n{signed.Names}\n{request.Headers[HashHeader]}";
        return new CanonicalForm($"{Word}\n{request.Headers[DateHeader]}\n{scope}\n{CanonicalForm.Hash(canonical)}", canonical);
    }
}
