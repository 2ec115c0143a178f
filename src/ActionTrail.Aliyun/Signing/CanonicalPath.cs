using System.Buffers;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.Aliyun.Signing;

/// <summary>Paths as the schemes sign them.</summary>
internal static class CanonicalPath
{
    private static readonly SearchValues<char> s_plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/");

    /// <summary>Each segment decoded and encoded again, so that clients which leave <c>! ' ( ) *</c> raw sign the same path.</summary>
    public static string Encode(string rawPath) =>
        rawPath.Length == 0 ? "/" : string.Join('/', rawPath.Split('/').Select(segment => WireQuery.Encode(WireQuery.Decode(segment))));

    /// <summary>A decoded text encoded except for its slashes.</summary>
    public static string EncodeDecoded(string path) => !path.AsSpan().ContainsAnyExcept(s_plain) ? path : WireQuery.Encode(path).Replace("%2F", "/", StringComparison.Ordinal);
}
