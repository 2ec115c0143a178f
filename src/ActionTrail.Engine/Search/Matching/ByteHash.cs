using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace ActionTrail.Engine.Search.Matching;

/// <summary>A fast 128-bit hash of byte strings: multiply and fold, as wyhash does. Not for secrets.</summary>
internal static class ByteHash
{
    private const ulong First = 0xA076_1D64_78BD_642F;
    private const ulong Second = 0xE703_7ED1_A0B4_28DB;
    private const ulong Third = 0x8EBC_6AF0_9C88_C6E3;

    /// <summary>Hashes.</summary>
    /// <param name="bytes">Any bytes.</param>
    /// <returns>128 bits; 64 or 32 of them may be used alone.</returns>
    public static UInt128 Of(ReadOnlySpan<byte> bytes)
    {
        ulong low = First ^ (ulong)bytes.Length;
        ulong high = Second;
        while (bytes.Length > 16)
        {
            Mix(ref low, ref high, BinaryPrimitives.ReadUInt64LittleEndian(bytes), BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]));
            bytes = bytes[16..];
        }

        Span<byte> last = stackalloc byte[16];
        last.Clear();
        bytes.CopyTo(last);
        Mix(ref low, ref high, BinaryPrimitives.ReadUInt64LittleEndian(last), BinaryPrimitives.ReadUInt64LittleEndian(last[8..]));
        return new(Fold(low ^ Third, high ^ First), Fold(low ^ Second, high ^ Third));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Mix(ref ulong low, ref ulong high, ulong one, ulong two)
    {
        ulong was = low;
        low = Fold(low ^ one, two ^ Second) ^ high;
        high = Fold(high ^ two, one ^ Third) + was;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Fold(ulong one, ulong two)
    {
        ulong high = Math.BigMul(one, two, out ulong low);
        return high ^ low;
    }
}
