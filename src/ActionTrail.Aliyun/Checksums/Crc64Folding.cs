using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ActionTrail.Aliyun.Checksums;

/// <summary>
/// Folds long inputs of <see cref="Crc64"/> with carry-less multiplication, many bytes at a time: 16 bytes have the same remainder as the product of
/// their halves with the powers of x that lie between them and the next 16 (Gopal et al., "Fast CRC Computation for Generic Polynomials
/// Using PCLMULQDQ Instruction").
/// </summary>
internal static class Crc64Folding
{
    private const int Width = 16;
    private const int Stride = 4 * Width;

    /// <summary>x^(128+64-1) and x^(128-1) modulo the polynomial, reflected.</summary>
    private static readonly Vector128<ulong> s_near = Vector128.Create(0xE05DD497CA393AE4UL, 0xDABE95AFC7875F40UL);

    /// <summary>x^(512+64-1) and x^(512-1) modulo the polynomial, reflected.</summary>
    private static readonly Vector128<ulong> s_far = Vector128.Create(0x6AE3EFBB9DD441F3UL, 0x081F6054A7842DF4UL);

    /// <summary>Whether this processor can fold and the input is worth it.</summary>
    /// <param name="length">Bytes of input.</param>
    /// <returns>True when <see cref="Fold"/> may be called.</returns>
    public static bool Helps(int length) => Pclmulqdq.IsSupported && BitConverter.IsLittleEndian && length >= 2 * Stride;

    /// <summary>Shortens an input to 16 bytes with the same checksum.</summary>
    /// <param name="bytes">The input.</param>
    /// <param name="crc">Register of the checksum before it, inverted as it is inside the computation.</param>
    /// <param name="remainder">Receives the 16 bytes; their checksum starts from a register of 0.</param>
    /// <returns>How many bytes of the input they stand for.</returns>
    public static int Fold(ReadOnlySpan<byte> bytes, ulong crc, Span<byte> remainder)
    {
        ReadOnlySpan<Vector128<ulong>> blocks = MemoryMarshal.Cast<byte, Vector128<ulong>>(bytes);
        Vector128<ulong> a = blocks[0] ^ Vector128.CreateScalar(crc);
        Vector128<ulong> b = blocks[1];
        Vector128<ulong> c = blocks[2];
        Vector128<ulong> d = blocks[3];
        int next = 4;
        for (; next + 4 <= blocks.Length; next += 4)
        {
            a = Multiply(a, s_far) ^ blocks[next];
            b = Multiply(b, s_far) ^ blocks[next + 1];
            c = Multiply(c, s_far) ^ blocks[next + 2];
            d = Multiply(d, s_far) ^ blocks[next + 3];
        }

        Vector128<ulong> all = Multiply(Multiply(Multiply(a, s_near) ^ b, s_near) ^ c, s_near) ^ d;
        for (; next < blocks.Length; next++)
        {
            all = Multiply(all, s_near) ^ blocks[next];
        }

        BinaryPrimitives.WriteUInt64LittleEndian(remainder, all[0]);
        BinaryPrimitives.WriteUInt64LittleEndian(remainder[8..], all[1]);
        return blocks.Length * Width;
    }

    private static Vector128<ulong> Multiply(Vector128<ulong> block, Vector128<ulong> powers) =>
        Pclmulqdq.CarrylessMultiply(block, powers, 0x00) ^ Pclmulqdq.CarrylessMultiply(block, powers, 0x11);
}
