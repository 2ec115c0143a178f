using System.Text;
using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.Aliyun.Signing;

/// <summary>
/// RPC signature version 1.0 (HMAC-SHA1) of the API gateway. Signs the parameters of the query and of the form body as one set;
/// the common parameters and the signature go to the query. A body that is not a form cannot be signed and is refused.
/// </summary>
public sealed class RpcV1Signature : IRequestSigner, IRequestVerifier
{
    private const string Signature = "Signature";
    private const string FormType = "application/x-www-form-urlencoded";

    /// <inheritdoc/>
    public string Scheme => "RPC-V1";

    /// <inheritdoc/>
    public void Sign(WireRequest request, CloudCredentials credentials, SigningContext context)
    {
        List<KeyValuePair<string, string?>> common =
        [
            new("AccessKeyId", credentials.AccessKeyId),
            new("SignatureMethod", "HMAC-SHA1"),
            new("SignatureNonce", context.NextNonce()),
            new("SignatureVersion", "1.0"),
            new("Timestamp", SignatureDate.Iso(context.Now)),
        ];
        if (credentials.SecurityToken is { } token)
        {
            common.Add(new("SecurityToken", token));
        }

        CanonicalQuery.Append(request, common);
        CanonicalForm form = Canonicalize(request, Parameters(request));
        CanonicalQuery.Append(request, [new(Signature, Calculate(form.StringToSign, credentials.AccessKeySecret))]);
    }

    /// <inheritdoc/>
    public bool Matches(WireRequest request)
    {
        if (AuthorizationHeader.IsPresent(request))
        {
            return false;
        }

        List<KeyValuePair<string, string?>> parameters = Parameters(request);
        return CanonicalQuery.Find(parameters, Signature) is not null && CanonicalQuery.Find(parameters, "OSSAccessKeyId") is null;
    }

    /// <inheritdoc/>
    public SignedIdentity Read(WireRequest request)
    {
        List<KeyValuePair<string, string?>> parameters = Parameters(request);
        RequireValue(parameters, "SignatureMethod", "HMAC-SHA1");
        RequireValue(parameters, "SignatureVersion", "1.0");
        return new SignedIdentity(
            Require(parameters, "AccessKeyId"),
            CanonicalQuery.Find(parameters, "SecurityToken") is { Length: > 0 } token ? token : null,
            SignatureDate.ParseIso(Require(parameters, "Timestamp"), "Timestamp"),
            Require(parameters, "SignatureNonce"));
    }

    /// <inheritdoc/>
    public SignatureCheck Verify(WireRequest request, SignedIdentity identity, string secret)
    {
        List<KeyValuePair<string, string?>> parameters = Parameters(request);
        CanonicalForm form = Canonicalize(request, parameters);
        return request.Body.IsEmpty || IsForm(request)
            ? CanonicalForm.Compare(Require(parameters, Signature), [form], text => Calculate(text, secret))
            : form.Refuse(SignatureVerdict.BodyMismatch, $"Content-Type is '{request.Headers["Content-Type"]}'; an RPC signature covers only {FormType} bodies.");
    }

    private static string Calculate(string stringToSign, string secret) => Mac.Sha1Base64($"{secret}&", stringToSign);

    private static CanonicalForm Canonicalize(WireRequest request, List<KeyValuePair<string, string?>> parameters)
    {
        string query = CanonicalQuery.Join(
            parameters.Where(pair => pair.Key != Signature), WireQuery.Encode, WireQuery.Encode, EmptyValue.WithEquals);
        return new CanonicalForm($"{request.Method}&{WireQuery.Encode(request.RawPath)}&{WireQuery.Encode(query)}");
    }

    private static List<KeyValuePair<string, string?>> Parameters(WireRequest request)
    {
        List<KeyValuePair<string, string?>> parameters = [.. WireQuery.Parse(request.RawQuery)];
        if (IsForm(request))
        {
            parameters.AddRange(WireQuery.Parse(Encoding.UTF8.GetString(request.Body.Span), plusIsSpace: true));
        }

        return parameters;
    }

    private static bool IsForm(WireRequest request) =>
        !request.Body.IsEmpty && request.Headers["Content-Type"].StartsWith(FormType, StringComparison.OrdinalIgnoreCase);

    private static string Require(List<KeyValuePair<string, string?>> parameters, string name) =>
        CanonicalQuery.Find(parameters, name) is { Length: > 0 } value
            ? value
            : throw new SignatureFormatException(SignatureFormatProblem.Missing, name, $"Parameter {name} is missing.");

    private static void RequireValue(List<KeyValuePair<string, string?>> parameters, string name, string expected)
    {
        string value = Require(parameters, name);
        if (value != expected)
        {
            throw new SignatureFormatException(SignatureFormatProblem.UnsupportedMethod, name, $"Parameter {name} is '{value}'; expected {expected}.");
        }
    }
}
