using System.Globalization;
using System.Security.Cryptography;

namespace ActionTrail.LocalCloud;

/// <summary>
/// The one source of ids and secrets. Unseeded it is cryptographically random; seeded it is a counter-mode SHA-256 stream, so that
/// tests and demonstrations reproduce byte for byte.
/// </summary>
public sealed class IdSource
{
    private const string Alphanumeric = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private readonly Lock _lock = new();
    private readonly byte[]? _seed;
    private long _counter;

    private IdSource(byte[]? seed) => _seed = seed;

    /// <summary>A source that nobody can predict.</summary>
    /// <returns>The source.</returns>
    public static IdSource Random() => new(null);

    /// <summary>A source that gives the same ids for the same seed, in the same order.</summary>
    /// <param name="seed">Any text.</param>
    /// <returns>The source.</returns>
    public static IdSource Seeded(string seed) => new(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(seed)));

    /// <summary>The source for a later opening of the same cloud: its ids differ from those of every other opening.</summary>
    /// <param name="opening">Number of the opening; the first, 1, goes on with this source.</param>
    /// <returns>The source; an unpredictable one stays itself.</returns>
    internal IdSource ForOpening(int opening) =>
        _seed is null || opening <= 1 ? this : new(SHA256.HashData([.. _seed, .. BitConverter.GetBytes(opening)]));

    /// <summary>Bytes for keys.</summary>
    /// <param name="count">How many.</param>
    /// <returns>The bytes.</returns>
    internal byte[] Bytes(int count)
    {
        byte[] bytes = new byte[count];
        Fill(bytes);
        return bytes;
    }

    /// <summary>A request or event id: an upper-case GUID.</summary>
    /// <returns>36 characters.</returns>
    public string RequestId() => NextGuid().ToString("D").ToUpperInvariant();

    /// <summary>A GUID of version 4.</summary>
    /// <returns>The GUID.</returns>
    public Guid NextGuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        Fill(bytes);
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes);
    }

    /// <summary>Letters and digits.</summary>
    /// <param name="length">How many characters.</param>
    /// <returns>The text.</returns>
    public string Text(int length) => Pick(Alphanumeric, length);

    /// <summary>Lower-case letters and digits.</summary>
    /// <param name="length">How many characters.</param>
    /// <returns>The text.</returns>
    public string LowerText(int length) => Pick("abcdefghijklmnopqrstuvwxyz0123456789", length);

    /// <summary>Decimal digits that do not start with a zero.</summary>
    /// <param name="length">How many digits.</param>
    /// <returns>The digits.</returns>
    public string Digits(int length) => string.Create(CultureInfo.InvariantCulture, $"{Pick("123456789", 1)}{Pick("0123456789", length - 1)}");

    private string Pick(string alphabet, int length)
    {
        byte[] bytes = new byte[length * 4];
        Fill(bytes);
        return string.Create(length, (alphabet, bytes), static (text, from) =>
        {
            for (int i = 0; i < text.Length; i++)
            {
                text[i] = from.alphabet[(int)(BitConverter.ToUInt32(from.bytes, i * 4) % (uint)from.alphabet.Length)];
            }
        });
    }

    private void Fill(Span<byte> bytes)
    {
        if (_seed is null)
        {
            RandomNumberGenerator.Fill(bytes);
            return;
        }

        Span<byte> block = stackalloc byte[40];
        Span<byte> output = stackalloc byte[32];
        while (bytes.Length > 0)
        {
            lock (_lock)
            {
                _seed.CopyTo(block);
                BitConverter.TryWriteBytes(block[32..], _counter++);
            }

            SHA256.HashData(block, output);
            int taken = Math.Min(bytes.Length, output.Length);
            output[..taken].CopyTo(bytes);
            bytes = bytes[taken..];
        }
    }
}
