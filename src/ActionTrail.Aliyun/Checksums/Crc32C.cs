using System.Buffers.Binary;
using System.Numerics;

namespace ActionTrail.Aliyun.Checksums;

/// <summary>CRC-32C (Castagnoli, reflected), which the MaxCompute Tunnel puts behind every record.</summary>
public static class Crc32C
{
    /// <summary>Checksum of bytes, or of bytes that follow others.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="before">Checksum of what came before; 0 at the start.</param>
    /// <returns>The checksum of everything so far; 0 for nothing.</returns>
    public static uint Compute(ReadOnlySpan<byte> bytes, uint before = 0)
    {
        uint crc = ~before;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        foreach (byte value in bytes)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return ~crc;
    }
}
