using System.Security.Cryptography;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.Aliyun.Signing;

/// <summary>Digests that tie a body to a signature.</summary>
internal static class BodyDigest
{
    private const string ContentMd5 = "Content-MD5";

    public static string Sha256Hex(WireRequest request) => Convert.ToHexStringLower(SHA256.HashData(request.Body.Span));

    public static string Md5Base64(WireRequest request) => Convert.ToBase64String(MD5.HashData(request.Body.Span));

    public static string Md5UpperHex(WireRequest request) => Convert.ToHexString(MD5.HashData(request.Body.Span));

    public static string Md5LowerHex(WireRequest request) => Convert.ToHexStringLower(MD5.HashData(request.Body.Span));

    /// <summary>Sets Content-MD5 on a request that has a body and no digest yet.</summary>
    public static void Attach(WireRequest request, Func<WireRequest, string> digest)
    {
        if (!request.Body.IsEmpty && request.Headers[ContentMd5].Length == 0)
        {
            request.Headers[ContentMd5] = digest(request);
        }
    }

    /// <summary>What is wrong with the digest that was sent; null when it fits. An absent one fits, for the signer chose not to send it.</summary>
    public static string? Disagreement(WireRequest request, string header, params IEnumerable<Func<WireRequest, string>> digests)
    {
        string sent = request.Headers[header].Trim();
        if (sent.Length == 0)
        {
            return null;
        }

        string expected = "";
        foreach (Func<WireRequest, string> digest in digests)
        {
            expected = digest(request);
            if (string.Equals(sent, expected, StringComparison.Ordinal))
            {
                return null;
            }
        }

        return $"{header} is {sent}; that of the body received is {expected}.";
    }
}
