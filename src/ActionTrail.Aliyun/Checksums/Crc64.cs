using System.Buffers.Binary;

namespace ActionTrail.Aliyun.Checksums;

/// <summary>CRC-64/XZ (ECMA-182, reflected), which OSS reports as <c>x-oss-hash-crc64ecma</c> in decimal. Folded where the processor can, otherwise sliced by eight.</summary>
public static class Crc64
{
    private const ulong Polynomial = 0xC96C5795D7870F42;

    private static readonly ulong[][] s_tables = BuildTables();

    /// <summary>Checksum of bytes, or of bytes that follow others.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="before">Checksum of what came before; 0 at the start.</param>
    /// <returns>The checksum of everything so far; 0 for nothing.</returns>
    public static ulong Compute(ReadOnlySpan<byte> bytes, ulong before = 0)
    {
        ulong crc = ~before;
        if (Crc64Folding.Helps(bytes.Length))
        {
            Span<byte> rest = stackalloc byte[16];
            bytes = bytes[Crc64Folding.Fold(bytes, crc, rest)..];
            crc = Slice(rest, 0);
        }

        return ~Slice(bytes, crc);
    }

    private static ulong Slice(ReadOnlySpan<byte> bytes, ulong crc)
    {
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            crc ^= BinaryPrimitives.ReadUInt64LittleEndian(bytes);
            crc = s_tables[7][(byte)crc] ^ s_tables[6][(byte)(crc >> 8)] ^ s_tables[5][(byte)(crc >> 16)] ^ s_tables[4][(byte)(crc >> 24)]
                ^ s_tables[3][(byte)(crc >> 32)] ^ s_tables[2][(byte)(crc >> 40)] ^ s_tables[1][(byte)(crc >> 48)] ^ s_tables[0][crc >> 56];
        }

        foreach (byte value in bytes)
        {
            crc = s_tables[0][(byte)crc ^ value] ^ (crc >> 8);
        }

        return crc;
    }

    /// <summary>Table k gives the effect of a byte that k more bytes follow.</summary>
    private static ulong[][] BuildTables()
    {
        var tables = new ulong[8][];
        for (int k = 0; k < 8; k++)
        {
            tables[k] = new ulong[256];
            for (int value = 0; value < 256; value++)
            {
                tables[k][value] = k == 0 ? Shift((ulong)value) : tables[0][(byte)tables[k - 1][value]] ^ (tables[k - 1][value] >> 8);
            }
        }

        return tables;
    }

    private static ulong Shift(ulong crc)
    {
        for (int bit = 0; bit < 8; bit++)
        {
            crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ Polynomial;
        }

        return crc;
    }
}
