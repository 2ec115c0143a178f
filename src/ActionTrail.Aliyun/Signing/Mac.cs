using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace ActionTrail.Aliyun.Signing;

/// <summary>Keyed hashes over UTF-8 text in the encodings that the schemes use.</summary>
internal static class Mac
{
    /// <summary>Bytes that SHA-256 takes at once.</summary>
    private const int BlockSize = 64;

    public static string Sha1Base64(string key, string text) => Sha1Base64(Encoding.UTF8.GetBytes(key), text);

    public static string Sha1Base64(byte[] key, string text) => Convert.ToBase64String(HMACSHA1.HashData(key, Encoding.UTF8.GetBytes(text)));

    public static string Sha256Base64(string key, string text) => Convert.ToBase64String(Sha256(Encoding.UTF8.GetBytes(key), text));

    public static string Sha256Hex(string key, string text) => Sha256Hex(Encoding.UTF8.GetBytes(key), text);

    public static string Sha256Hex(byte[] key, string text) => Convert.ToHexStringLower(Sha256(key, text));

    /// <summary>
    /// HMAC-SHA256 as RFC 2104 has it, of two plain hashes: for texts of this length OpenSSL spends several times as much on setting up and
    /// tearing down a keyed one.
    /// </summary>
    public static byte[] Sha256(byte[] key, string text)
    {
        if (key.Length > BlockSize)
        {
            return HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
        }

        byte[] message = ArrayPool<byte>.Shared.Rent(BlockSize + Encoding.UTF8.GetMaxByteCount(text.Length));
        Span<byte> outer = stackalloc byte[BlockSize + SHA256.HashSizeInBytes];
        Pad(key, message, 0x36);
        Pad(key, outer, 0x5C);
        int length = BlockSize + Encoding.UTF8.GetBytes(text, message.AsSpan(BlockSize));
        SHA256.HashData(message.AsSpan(0, length), outer[BlockSize..]);
        byte[] mac = SHA256.HashData(outer);
        CryptographicOperations.ZeroMemory(message.AsSpan(0, length));
        CryptographicOperations.ZeroMemory(outer);
        ArrayPool<byte>.Shared.Return(message);
        return mac;
    }

    /// <summary>Compares in a time that does not depend on where the texts differ.</summary>
    public static bool FixedTimeEquals(string left, string right) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));

    private static void Pad(byte[] key, Span<byte> block, byte pad)
    {
        block[..BlockSize].Fill(pad);
        for (int i = 0; i < key.Length; i++)
        {
            block[i] ^= key[i];
        }
    }
}
