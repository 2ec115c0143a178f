using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ActionTrail.Core.Archive;

/// <summary>Finds the end of a JSON object that may come in pieces, looking only at quotes, backslashes and braces, 64 bytes at a time.</summary>
/// <remarks>The bit arithmetic is that of simdjson: Langdale and Lemire, "Parsing Gigabytes of JSON per Second", 2019, section 3.1.</remarks>
public struct RecordScanner
{
    private const int Lane = 64;
    private const ulong EvenBits = 0x5555_5555_5555_5555;

    /// <summary>The bit in which brackets differ from braces.</summary>
    private const byte BracketBit = 0x20;

    private int _depth;
    private ulong _inText; // All ones inside a text, else zero.
    private ulong _escaped; // One when the next byte is escaped.
    private ulong _behindBackslash; // One when the next byte stands behind a backslash, escaped or not.
    private ulong _unicodeEscapes;
    private byte _ignored;

    /// <summary>A scanner that counts brackets like braces, so it also finds the end of an array.</summary>
    public static RecordScanner OfAnyContainer => new() { _ignored = BracketBit };

    /// <summary>Whether any <c>u</c> stood behind a backslash so far, at whatever depth of JSON inside JSON that makes it an escape.</summary>
    public readonly bool HasUnicodeEscapes => _unicodeEscapes != 0;

    /// <summary>Scans the next piece; the first piece starts with the opening brace.</summary>
    /// <param name="piece">The piece.</param>
    /// <returns>Where the object ends in this piece (after its last brace), or -1 when it goes on.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // One search is often all that a process does: no slow start.
    public int Scan(ReadOnlySpan<byte> piece)
    {
        ref byte first = ref MemoryMarshal.GetReference(piece);
        RecordScanner state = this; // A copy that can live in registers.
        int at = 0;
        int end = -1;
        for (; end < 0 && at <= piece.Length - Lane; at += Lane)
        {
            end = state.Step(ref Unsafe.Add(ref first, at), Lane);
        }

        if (end >= 0)
        {
            this = state;
            return at - Lane + end;
        }

        if (at < piece.Length)
        {
            Span<byte> tail = stackalloc byte[Lane];
            tail.Fill((byte)' ');
            piece[at..].CopyTo(tail);
            end = state.Step(ref tail[0], piece.Length - at);
        }

        this = state;
        return end >= 0 ? at + end : -1;
    }

    /// <summary>Scans one lane, of which the first <paramref name="valid"/> bytes count; the others are spaces.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Step(ref byte lane, int valid)
    {
        (ulong quotes, ulong backslashes, ulong opening, ulong closing) = Masks(ref lane, _ignored);
        if ((backslashes | _behindBackslash) != 0)
        {
            _unicodeEscapes |= ((backslashes << 1) | _behindBackslash) & Mask(ref lane, 'u');
            _behindBackslash = (backslashes >> (valid - 1)) & 1;
            (ulong escaped, _escaped) = Escaped(_escaped, backslashes, valid);
            quotes &= ~escaped;
        }

        ulong texts = PrefixXor(quotes) ^ _inText;
        _inText = (ulong)((long)texts >> 63);
        opening &= ~texts;
        closing &= ~texts;

        // Braces that open before the first one closes cannot be closed below the depth before them; this spares nearly all lanes a walk.
        int closes = BitOperations.PopCount(closing);
        if (_depth + BitOperations.PopCount(opening & (closing ^ (closing - 1))) > closes)
        {
            _depth += BitOperations.PopCount(opening) - closes;
            return -1;
        }

        (_depth, int end) = Walk(_depth, opening, closing);
        return end;
    }

    /// <summary>Goes brace by brace where the object may end in this lane.</summary>
    private static (int Depth, int End) Walk(int depth, ulong opening, ulong closing)
    {
        for (ulong braces = opening | closing; braces != 0; braces &= braces - 1)
        {
            ulong brace = braces & (0 - braces);
            if ((opening & brace) != 0)
            {
                depth++;
            }
            else if (--depth == 0)
            {
                return (depth, BitOperations.TrailingZeroCount(brace) + 1);
            }
        }

        return (depth, -1);
    }

    /// <summary>The bytes that stand behind an odd run of backslashes; remembers whether the byte after the lane does.</summary>
    private static (ulong Escaped, ulong Carry) Escaped(ulong carry, ulong backslashes, int valid)
    {
        backslashes &= ~carry;
        ulong follows = (backslashes << 1) | carry;
        ulong oddStarts = backslashes & ~EvenBits & ~follows;
        ulong evenSequences = unchecked(oddStarts + backslashes);
        ulong escaped = (EvenBits ^ (evenSequences << 1)) & follows;
        return (escaped, valid == Lane ? (evenSequences < oddStarts ? 1UL : 0UL) : (escaped >> valid) & 1);
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
    private static (ulong Quotes, ulong Backslashes, ulong Opening, ulong Closing) Masks(ref byte lane, byte ignored)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512<byte> all = Vector512.LoadUnsafe(ref lane);
            Vector512<byte> folded = all | Vector512.Create(ignored);
            return (Mask(all, '"'), Mask(all, '\\'), Mask(folded, '{'), Mask(folded, '}'));
        }

        Vector256<byte> low = Vector256.LoadUnsafe(ref lane);
        Vector256<byte> high = Vector256.LoadUnsafe(ref lane, (nuint)Vector256<byte>.Count);
        Vector256<byte> fold = Vector256.Create(ignored);
        return (Mask(low, high, '"'), Mask(low, high, '\\'), Mask(low | fold, high | fold, '{'), Mask(low | fold, high | fold, '}'));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mask(ref byte lane, char wanted) => Vector512.IsHardwareAccelerated
        ? Mask(Vector512.LoadUnsafe(ref lane), wanted)
        : Mask(Vector256.LoadUnsafe(ref lane), Vector256.LoadUnsafe(ref lane, (nuint)Vector256<byte>.Count), wanted);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mask(Vector512<byte> bytes, char wanted) => Vector512.Equals(bytes, Vector512.Create((byte)wanted)).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mask(Vector256<byte> low, Vector256<byte> high, char wanted)
    {
        Vector256<byte> pattern = Vector256.Create((byte)wanted);
        return Vector256.Equals(low, pattern).ExtractMostSignificantBits() | ((ulong)Vector256.Equals(high, pattern).ExtractMostSignificantBits() << 32);
    }
}
