using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ActionTrail.Core.Archive.Gzip;

/// <summary>The loop that does nearly all of the work of inflating.</summary>
/// <remarks>
/// The ideas are those of libdeflate and igzip: 64 bits of input at a time, entries of tables that hold all that a symbol needs or two literals
/// at once, several literals from one look at the input, matches copied in whole vectors beyond their end.
/// </remarks>
internal static class SymbolDecoder
{
    /// <summary>Free bytes that one step may need: three pairs of literals and a match.</summary>
    public const int Room = 6 + LongestMatch + (2 * CopyWidth);

    private const int LongestMatch = 258;
    private const int CopyWidth = 16;

    /// <summary>Decodes at least one symbol.</summary>
    /// <param name="raw">The file; so many bytes must be there that all of one step are, or zeros behind its end.</param>
    /// <param name="state">Its bits.</param>
    /// <param name="codes">The codes of the block.</param>
    /// <param name="window">Where to write.</param>
    /// <param name="at">From where on.</param>
    /// <param name="floor">First byte that a match may take.</param>
    /// <param name="limit">No symbol begins at or behind it.</param>
    /// <param name="inputLimit">No symbol begins when the file stands behind it.</param>
    /// <param name="end">Why it stopped.</param>
    /// <returns>Behind the last byte written.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Decode(RawFile raw, BitInput state, BlockCodes codes, Span<byte> window, nint at, nint floor, nint limit, nint inputLimit, out DecodeEnd end)
    {
        ulong literalMask = (1u << codes.LiteralIndexBits) - 1;
        const ulong distanceMask = (1 << BlockCodes.DistanceIndexBits) - 1;
        ref byte output = ref MemoryMarshal.GetReference(window);
        ref byte input = ref MemoryMarshal.GetArrayDataReference(raw.Buffer);
        ref uint literals = ref MemoryMarshal.GetArrayDataReference(codes.Literals.Entries);
        ref uint distances = ref MemoryMarshal.GetArrayDataReference(codes.Distances.Entries);
        nint from = raw.At;
        ulong bits = state.Bits;
        int count = state.Count;

        end = DecodeEnd.OfRoom;
        Refill(ref input, ref from, ref bits, ref count);
        uint entry = Unsafe.Add(ref literals, (nint)(bits & literalMask));
        do
        {
            if ((entry & HuffmanTable.AnyLiterals) != 0)
            {
                // Four looks take 48 bits of at least 56; three leave enough for a length.
                Write(entry, ref output, ref at, ref bits, ref count);
                entry = Unsafe.Add(ref literals, (nint)(bits & literalMask));
                if ((entry & HuffmanTable.AnyLiterals) != 0)
                {
                    Write(entry, ref output, ref at, ref bits, ref count);
                    entry = Unsafe.Add(ref literals, (nint)(bits & literalMask));
                    if ((entry & HuffmanTable.AnyLiterals) != 0)
                    {
                        Write(entry, ref output, ref at, ref bits, ref count);
                        entry = Unsafe.Add(ref literals, (nint)(bits & literalMask));
                        if ((entry & HuffmanTable.AnyLiterals) != 0)
                        {
                            Write(entry, ref output, ref at, ref bits, ref count);
                            Refill(ref input, ref from, ref bits, ref count);
                            entry = Unsafe.Add(ref literals, (nint)(bits & literalMask));
                            continue;
                        }
                    }
                }
            }

            if ((entry & HuffmanTable.Special) != 0)
            {
                if ((entry & HuffmanTable.Further) == HuffmanTable.Further)
                {
                    entry = Further(entry, ref literals, ref bits, ref count);
                    if ((entry & HuffmanTable.AnyLiterals) != 0)
                    {
                        Write(entry, ref output, ref at, ref bits, ref count);
                        Refill(ref input, ref from, ref bits, ref count);
                        entry = Unsafe.Add(ref literals, (nint)(bits & literalMask));
                        continue;
                    }
                }

                if ((entry & HuffmanTable.Special) != 0)
                {
                    if ((entry & HuffmanTable.End) != HuffmanTable.End)
                    {
                        end = DecodeEnd.Broken;
                        break;
                    }

                    Drop(entry, ref bits, ref count);
                    end = DecodeEnd.OfBlock;
                    break;
                }
            }

            nint length = Value(entry, ref bits, ref count);
            Refill(ref input, ref from, ref bits, ref count);
            entry = Unsafe.Add(ref distances, (nint)(bits & distanceMask));
            if ((entry & HuffmanTable.Further) == HuffmanTable.Further)
            {
                entry = Further(entry, ref distances, ref bits, ref count);
            }

            nint distance = Value(entry, ref bits, ref count);
            if ((entry & HuffmanTable.Special) != 0 || distance > at - floor)
            {
                end = DecodeEnd.Broken;
                break;
            }

            Refill(ref input, ref from, ref bits, ref count);
            entry = Unsafe.Add(ref literals, (nint)(bits & literalMask));
            Copy(ref Unsafe.Add(ref output, at), distance, length);
            at += length;
        }
        while (at < limit && from <= inputLimit);

        raw.At = (int)from;
        state.Bits = bits;
        state.Count = count & 63;
        return (int)at;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Refill(ref byte input, ref nint from, ref ulong bits, ref int count)
    {
        bits |= Unsafe.ReadUnaligned<ulong>(ref Unsafe.AddByteOffset(ref input, from)) << count;
        from += (nint)((~(uint)count >> 3) & 7);
        count |= 56;
    }

    /// <summary>Only the lowest 6 bits of a shift and of <paramref name="count"/> mean something, so nothing is masked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Drop(uint entry, ref ulong bits, ref int count)
    {
        bits >>= (int)entry;
        count -= (int)entry;
    }

    /// <summary>Writes one or two literals.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(uint entry, ref byte output, ref nint at, ref ulong bits, ref int count)
    {
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref output, at), (ushort)(entry >> 8));
        at += (nint)((entry & HuffmanTable.AnyLiterals) >> 6);
        Drop(entry, ref bits, ref count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Further(uint link, ref uint entries, ref ulong bits, ref int count)
    {
        Drop(link, ref bits, ref count);
        return Unsafe.Add(ref entries, (nint)((link >> 16) + (bits & ((1UL << (int)((link >> 8) & 0xF)) - 1))));
    }

    /// <summary>The base of a length or distance and its extra bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Value(uint entry, ref ulong bits, ref int count)
    {
        ulong whole = bits & ((1UL << (int)entry) - 1);
        Drop(entry, ref bits, ref count);
        return (nint)((entry >> 16) + (whole >> (int)((entry >> 8) & 0xF)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(ref byte target, nint distance, nint length)
    {
        ref byte source = ref Unsafe.Subtract(ref target, distance);
        if (distance >= 2 * CopyWidth)
        {
            Vector256.LoadUnsafe(ref source).StoreUnsafe(ref target);
            for (nint done = 2 * CopyWidth; done < length; done += 2 * CopyWidth)
            {
                Vector256.LoadUnsafe(ref source, (nuint)done).StoreUnsafe(ref target, (nuint)done);
            }
        }
        else if (distance >= CopyWidth)
        {
            for (nint done = 0; done < length; done += CopyWidth)
            {
                Vector128.LoadUnsafe(ref source, (nuint)done).StoreUnsafe(ref target, (nuint)done);
            }
        }
        else if (distance == 1)
        {
            Vector128<byte> repeated = Vector128.Create(source);
            for (nint done = 0; done < length; done += CopyWidth)
            {
                repeated.StoreUnsafe(ref target, (nuint)done);
            }
        }
        else
        {
            for (nint done = 0; done < length; done++)
            {
                Unsafe.Add(ref target, done) = Unsafe.Add(ref source, done);
            }
        }
    }
}
