using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace ActionTrail.Aliyun.Signing;

/// <summary>Keyed hashes over UTF-8 text in the encodings that the schemes use.</summary>
internal static class Mac
{
    public static string Sha1Base64(string key, string text) => Sha1Base64(Encoding.UTF8.GetBytes(key), text);

    public static string Sha1Base64(byte[] key, string text) => Convert.ToBase64String(HMACSHA1.HashData(key, Encoding.UTF8.GetBytes(text)));

    public static string Sha256Base64(string key, string text) => Convert.ToBase64String(Sha256(Encoding.UTF8.GetBytes(key), text));

    public static string Sha256Hex(string key, string text) => Sha256Hex(Encoding.UTF8.GetBytes(key), text);

    public static string Sha256Hex(byte[] key, string text) => Convert.ToHexStringLower(Sha256(key, text));

    public static byte[] Sha256(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    /// <summary>Compares in a time that does not depend on where the texts differ.</summary>
    public static bool FixedTimeEquals(string left, string right) =>
        CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(left.AsSpan()), MemoryMarshal.AsBytes(right.AsSpan()));
}
