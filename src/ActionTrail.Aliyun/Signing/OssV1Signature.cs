using System.Collections.Frozen;
using System.Globalization;
using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.Aliyun.Signing;

/// <summary>
/// OSS signature V1 (HMAC-SHA1), in a header or presigned in a URL. It signs <c>x-oss-*</c> headers, Content-Type, Content-MD5 and the
/// sub-resources of the query; listing parameters such as <c>prefix</c> are not covered. The body is covered through Content-MD5.
/// </summary>
/// <param name="addressing">How bucket and key are found.</param>
public sealed class OssV1Signature(OssAddressing addressing) : IRequestSigner, IRequestVerifier
{
    private const string Word = "OSS";
    private const string DateHeader = "x-oss-date";
    private const string TokenHeader = "x-oss-security-token";

    /// <summary>Union of the lists in the official SDKs; names that begin with <c>x-oss-</c> or <c>replication</c> are signed as well.</summary>
    private static readonly FrozenSet<string> s_subResources = new[]
    {
        "accessmonitor", "acl", "append", "bucketInfo", "callback", "callback-var", "cloudboxes", "cname", "comp", "continuation-token", "cors",
        "delete", "encryption", "endTime", "img", "inventory", "inventoryId", "lifecycle", "live", "location", "logging", "objectMeta",
        "partNumber", "policy", "policyStatus", "position", "qos", "referer", "regionList", "requestPayment", "resourceGroup",
        "response-cache-control", "response-content-disposition", "response-content-encoding", "response-content-language",
        "response-content-type", "response-expires", "restore", "security-token", "sequential", "startTime", "stat", "status", "style",
        "styleName", "symlink", "tagging", "uploadId", "uploads", "versionId", "versioning", "versions", "vod", "website", "worm",
        "wormExtend", "wormId",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Scheme => "OSS-V1";

    /// <inheritdoc/>
    public void Sign(WireRequest request, CloudCredentials credentials, SigningContext context)
    {
        // As the official JavaScript client does: HTTP stacks may rewrite Date, never x-oss-date.
        request.Headers[DateHeader] = SignatureDate.Http(context.Now);
        if (credentials.SecurityToken is { } token)
        {
            request.Headers[TokenHeader] = token;
        }

        BodyDigest.Attach(request, BodyDigest.Md5Base64);
        string signature = Mac.Sha1Base64(credentials.AccessKeySecret, Canonicalize(request).StringToSign);
        request.Headers[AuthorizationHeader.Name] = $"{Word} {credentials.AccessKeyId}:{signature}";
    }

    /// <summary>Makes a URL that anybody may use until it expires. Headers that the request has must be sent by the user of the URL too.</summary>
    /// <param name="request">Method, address, query and headers to allow; the signature is added to its query.</param>
    /// <param name="credentials">Whose right the URL lends.</param>
    /// <param name="expiresAt">When it ends; cut to whole seconds.</param>
    /// <returns>The URL.</returns>
    public string Presign(WireRequest request, CloudCredentials credentials, DateTimeOffset expiresAt)
    {
        string expires = expiresAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        CanonicalQuery.Append(request, [new("OSSAccessKeyId", credentials.AccessKeyId), new("Expires", expires)]);
        if (credentials.SecurityToken is { } token)
        {
            CanonicalQuery.Append(request, [new("security-token", token)]);
        }

        string signature = Mac.Sha1Base64(credentials.AccessKeySecret, Canonicalize(request).StringToSign);
        CanonicalQuery.Append(request, [new("Signature", signature)]);
        return $"{request.Scheme}://{request.Host}{request.RawPath}?{request.RawQuery}";
    }

    /// <inheritdoc/>
    public bool Matches(WireRequest request) => AuthorizationHeader.Uses(request, Word) || IsPresigned(request);

    /// <inheritdoc/>
    public SignedIdentity Read(WireRequest request)
    {
        WireHeaders headers = request.Headers;
        if (!IsPresigned(request))
        {
            string name = headers.Contains(DateHeader) ? DateHeader : "Date";
            return new SignedIdentity(
                AuthorizationHeader.ReadPair(request, Word).Id,
                headers[TokenHeader] is { Length: > 0 } header ? header : null,
                SignatureDate.ParseHttp(headers[name], name));
        }

        string expires = Parameter(request, "Expires");
        return long.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) && seconds <= 253_402_300_799
            ? new SignedIdentity(
                Parameter(request, "OSSAccessKeyId"),
                CanonicalQuery.Find(WireQuery.Parse(request.RawQuery), "security-token") is { Length: > 0 } token ? token : null,
                Date: null,
                ExpiresAt: DateTimeOffset.FromUnixTimeSeconds(seconds))
            : throw new SignatureFormatException(SignatureFormatProblem.BadDate, "Expires", $"Expires is '{expires}'; expected seconds since 1970.");
    }

    /// <inheritdoc/>
    public SignatureCheck Verify(WireRequest request, SignedIdentity identity, string secret)
    {
        CanonicalForm form = Canonicalize(request);
        string presented = IsPresigned(request) ? Parameter(request, "Signature") : AuthorizationHeader.ReadPair(request, Word).Signature;
        return BodyDigest.Disagreement(request, "Content-MD5", BodyDigest.Md5Base64) is { } wrong
            ? form.Refuse(SignatureVerdict.BodyMismatch, wrong)
            : CanonicalForm.Compare(presented, [form], text => Mac.Sha1Base64(secret, text));
    }

    private static bool IsPresigned(WireRequest request) =>
        !AuthorizationHeader.IsPresent(request) && CanonicalQuery.Find(WireQuery.Parse(request.RawQuery), "OSSAccessKeyId") is not null;

    private static string Parameter(WireRequest request, string name) =>
        CanonicalQuery.Find(WireQuery.Parse(request.RawQuery), name) is { Length: > 0 } value
            ? value
            : throw new SignatureFormatException(SignatureFormatProblem.Missing, name, $"Parameter {name} is missing.");

    private static bool IsSubResource(string name) =>
        s_subResources.Contains(name) || name.StartsWith("x-oss-", StringComparison.Ordinal) || name.StartsWith("replication", StringComparison.Ordinal);

    private CanonicalForm Canonicalize(WireRequest request)
    {
        WireHeaders headers = request.Headers;
        IReadOnlyList<KeyValuePair<string, string?>> query = WireQuery.Parse(request.RawQuery);
        List<KeyValuePair<string, string?>> subResources = [.. query.Where(pair => IsSubResource(pair.Key))];
        string resource = CanonicalQuery.Resource(addressing.Resolve(request).Path, subResources, EmptyValue.NameAlone);
        string date = IsPresigned(request)
            ? CanonicalQuery.Find(query, "Expires") ?? ""
            : headers[headers.Contains(DateHeader) ? DateHeader : "Date"];
        CanonicalHeaders signed = CanonicalHeaders.Of(request, name => name.StartsWith("x-oss-", StringComparison.Ordinal));
        return new CanonicalForm($"{request.Method}\n{headers["Content-MD5"]}\n{headers["Content-Type"]}\n{date}\n{signed}{resource}");
    }
}
