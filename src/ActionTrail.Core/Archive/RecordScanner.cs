using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ActionTrail.Core.Archive;

/// <summary>Finds the end of a JSON object that may come in pieces, looking only at quotes, backslashes and braces, 64 bytes at a time.</summary>
/// <remarks>The bit arithmetic is that of simdjson: Langdale and Lemire, "Parsing Gigabytes of JSON per Second", 2019, section 3.1.</remarks>
internal struct RecordScanner
{
    private const int Lane = 64;
    private const ulong EvenBits = 0x5555_5555_5555_5555;

    private int _depth;
    private ulong _inText; // All ones inside a text, else zero.
    private ulong _escaped; // One when the next byte is escaped.

    /// <summary>Scans the next piece; the first piece starts with the opening brace.</summary>
    /// <returns>Where the object ends in this piece (after its last brace), or -1 when it goes on.</returns>
    public int Scan(ReadOnlySpan<byte> piece)
    {
        ref byte first = ref MemoryMarshal.GetReference(piece);
        int at = 0;
        for (; at <= piece.Length - Lane; at += Lane)
        {
            int end = Step(ref Unsafe.Add(ref first, at), Lane);
            if (end >= 0)
            {
                return at + end;
            }
        }

        if (at == piece.Length)
        {
            return -1;
        }

        Span<byte> tail = stackalloc byte[Lane];
        tail.Fill((byte)' ');
        piece[at..].CopyTo(tail);
        int last = Step(ref tail[0], piece.Length - at);
        return last >= 0 ? at + last : -1;
    }

    /// <summary>Scans one lane, of which the first <paramref name="valid"/> bytes count; the others are spaces.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Step(ref byte lane, int valid)
    {
        (ulong quotes, ulong backslashes, ulong opening, ulong closing) = Masks(ref lane);
        if ((backslashes | _escaped) != 0)
        {
            quotes &= ~Escaped(backslashes, valid);
        }

        ulong texts = PrefixXor(quotes) ^ _inText;
        _inText = (ulong)((long)texts >> 63);
        opening &= ~texts;
        closing &= ~texts;
        int closes = BitOperations.PopCount(closing);
        if (closes < _depth)
        {
            _depth += BitOperations.PopCount(opening) - closes;
            return -1;
        }

        return Walk(opening, closing);
    }

    /// <summary>Goes brace by brace where the object may end in this lane.</summary>
    private int Walk(ulong opening, ulong closing)
    {
        for (ulong braces = opening | closing; braces != 0; braces &= braces - 1)
        {
            ulong brace = braces & (0 - braces);
            if ((opening & brace) != 0)
            {
                _depth++;
            }
            else if (--_depth == 0)
            {
                return BitOperations.TrailingZeroCount(brace) + 1;
            }
        }

        return -1;
    }

    /// <summary>The bytes that stand behind an odd run of backslashes; remembers whether the byte after the lane does.</summary>
    private ulong Escaped(ulong backslashes, int valid)
    {
        backslashes &= ~_escaped;
        ulong follows = (backslashes << 1) | _escaped;
        ulong oddStarts = backslashes & ~EvenBits & ~follows;
        ulong evenSequences = unchecked(oddStarts + backslashes);
        ulong escaped = (EvenBits ^ (evenSequences << 1)) & follows;
        _escaped = valid == Lane ? (evenSequences < oddStarts ? 1UL : 0UL) : (escaped >> valid) & 1;
        return escaped;
    }

    /// <summary>Bit n is the parity of bits 0 to n: set between an opening quote and its closing one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong PrefixXor(ulong bits)
    {
        if (Pclmulqdq.IsSupported)
        {
            return Pclmulqdq.CarrylessMultiply(Vector128.CreateScalar(bits), Vector128<ulong>.AllBitsSet, 0).ToScalar();
        }

        for (int shift = 1; shift < Lane; shift *= 2)
        {
            bits ^= bits << shift;
        }

        return bits;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (ulong Quotes, ulong Backslashes, ulong Opening, ulong Closing) Masks(ref byte lane)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512<byte> all = Vector512.LoadUnsafe(ref lane);
            return (Mask(all, '"'), Mask(all, '\\'), Mask(all, '{'), Mask(all, '}'));
        }

        Vector256<byte> low = Vector256.LoadUnsafe(ref lane);
        Vector256<byte> high = Vector256.LoadUnsafe(ref lane, (nuint)Vector256<byte>.Count);
        return (Mask(low, high, '"'), Mask(low, high, '\\'), Mask(low, high, '{'), Mask(low, high, '}'));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mask(Vector512<byte> bytes, char wanted) => Vector512.Equals(bytes, Vector512.Create((byte)wanted)).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mask(Vector256<byte> low, Vector256<byte> high, char wanted)
    {
        Vector256<byte> pattern = Vector256.Create((byte)wanted);
        return Vector256.Equals(low, pattern).ExtractMostSignificantBits() | ((ulong)Vector256.Equals(high, pattern).ExtractMostSignificantBits() << 32);
    }
}
