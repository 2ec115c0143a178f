using System.Numerics;
using System.Runtime.CompilerServices;

namespace ActionTrail.Core.Archive.Gzip;

/// <summary>
/// Decodes one Huffman code of DEFLATE: the next bits of the input are the index of an entry, which says what to do and how many bits that
/// takes. Codes longer than the index go on in a second part of the table.
/// </summary>
/// <remarks>
/// An entry: bits 0 to 5 are the number of bits to drop, extra bits included; bits 6 and 7 the number of literals, which follow from bit 8 on.
/// Where it is 0, bits 8 to 11 are the number of bits of the code alone, bits 12 to 14 flags, bits 16 to 31 a value: the base of a length or
/// distance, or where the rest of a long code is looked up.
/// </remarks>
/// <param name="alphabet">What each symbol means: an entry without the bits of its code.</param>
/// <param name="room">Entries, those of the second part included.</param>
internal sealed class HuffmanTable(uint[] alphabet, int room)
{
    /// <summary>A byte that stands for itself.</summary>
    public const uint Literal = 0x40;

    /// <summary>One or two of them.</summary>
    public const uint AnyLiterals = 0xC0;

    /// <summary>Neither a literal nor a length or distance. Alone: no code, or a symbol that the format does not use.</summary>
    public const uint Special = 0x1000;

    /// <summary>A long code: the value is where its part of the table begins; bits 8 to 11 are the number of bits of the index into it.</summary>
    public const uint Further = 0x2000 | Special;

    /// <summary>The end of a block.</summary>
    public const uint End = 0x4000 | Special;

    private const int LongestCode = 15;

    private readonly int[] _counts = new int[LongestCode + 1];
    private readonly int[] _starts = new int[LongestCode + 2];
    private readonly ushort[] _sorted = new ushort[alphabet.Length];
    private uint[] _alone = []; // The entries before they were paired; few tables are.

    /// <summary>The entries.</summary>
    public uint[] Entries { get; } = new uint[room];

    /// <summary>Makes the table of a code.</summary>
    /// <param name="lengths">Bits of each symbol's code; 0 for a symbol that has none.</param>
    /// <param name="indexBits">Bits of the index.</param>
    /// <returns>False when no such code can be. As in zlib, a code may lack symbols only if it has a single one, of one bit, or none.</returns>
    public bool TryBuild(ReadOnlySpan<byte> lengths, int indexBits)
    {
        int free = Sort(lengths);
        if (free < 0 || (free > 0 && _starts[LongestCode + 1] - _starts[1] != _counts[1]))
        {
            return false;
        }

        Entries.AsSpan(0, free > 0 ? 1 << indexBits : 0).Fill(Special);
        if (free == 0)
        {
            Fill(indexBits);
        }
        else if (_counts[1] == 1)
        {
            for (int at = 0; at < 1 << indexBits; at += 2)
            {
                Entries[at] = Entry(_starts[1], 1);
            }
        }

        return true;
    }

    /// <summary>Lets an entry stand for two literals where both codes fit into the index.</summary>
    /// <param name="indexBits">As the table was made.</param>
    public void Pair(int indexBits)
    {
        Span<uint> entries = Entries.AsSpan(0, 1 << indexBits);
        _alone = _alone.Length < entries.Length ? new uint[entries.Length] : _alone;
        entries.CopyTo(_alone);
        uint code = 0;
        for (int length = 1; length < indexBits; length++)
        {
            for (int at = _starts[length]; at < _starts[length + 1]; at++, code = Next(code, length))
            {
                uint first = Entry(at, length);
                if ((first & Literal) != 0)
                {
                    Pair(first, _alone.AsSpan(0, 1 << (indexBits - length)), entries[(int)code..], length, indexBits - length);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pair(uint first, ReadOnlySpan<uint> seconds, Span<uint> entries, int stride, int bits)
    {
        for (int i = 0; i < seconds.Length; i++)
        {
            uint second = seconds[i];
            if ((second & Literal) != 0 && (second & 0xF) <= (uint)bits)
            {
                entries[i << stride] = first + (second & 0xFF) + ((second & 0xFF00) << 8);
            }
        }
    }

    /// <summary>Sorts the symbols by length.</summary>
    /// <returns>How much of the codes of <see cref="LongestCode"/> bits is left; negative when there are too many.</returns>
    private int Sort(ReadOnlySpan<byte> lengths)
    {
        Array.Clear(_counts);
        foreach (byte length in lengths)
        {
            _counts[length]++;
        }

        Span<int> next = stackalloc int[LongestCode + 1];
        int free = 1;
        next[0] = 0;
        _starts[1] = _counts[0];
        for (int length = 1; length <= LongestCode; length++)
        {
            free = (free << 1) - _counts[length];
            if (free < 0)
            {
                return free;
            }

            next[length] = _starts[length];
            _starts[length + 1] = _starts[length] + _counts[length];
        }

        for (int symbol = 0; symbol < lengths.Length; symbol++)
        {
            _sorted[next[lengths[symbol]]++] = (ushort)symbol;
        }

        return free;
    }

    /// <summary>Goes through the codes in their order; what is there is doubled whenever they become one bit longer.</summary>
    private void Fill(int indexBits)
    {
        Span<uint> entries = Entries;
        uint code = 0; // Its first bit is the lowest.
        int filled = 1;
        for (int length = 1; length <= indexBits; length++)
        {
            entries[..filled].CopyTo(entries[filled..]);
            filled <<= 1;
            for (int at = _starts[length]; at < _starts[length + 1]; at++)
            {
                entries[(int)code] = Entry(at, length);
                code = Next(code, length);
            }
        }

        uint mask = (1u << indexBits) - 1;
        uint prefix = uint.MaxValue;
        Span<uint> part = default;
        for (int length = indexBits + 1; length <= LongestCode; length++)
        {
            for (int at = _starts[length]; at < _starts[length + 1]; at++)
            {
                if ((code & mask) != prefix)
                {
                    prefix = code & mask;
                    int bits = BitsOfPart(length, _starts[length + 1] - at, indexBits);
                    entries[(int)prefix] = ((uint)filled << 16) | ((uint)bits << 8) | Further | (uint)indexBits;
                    part = entries.Slice(filled, 1 << bits);
                    filled += part.Length;
                }

                Spread(part, code >> indexBits, length - indexBits, Entry(at, length - indexBits));
                code = Next(code, length);
            }
        }
    }

    /// <summary>How many bits beyond the index the longest code has that begins like the next one.</summary>
    private int BitsOfPart(int length, int count, int indexBits)
    {
        int bits = length - indexBits;
        for (int used = count; used < 1 << bits;)
        {
            bits++;
            used = (used << 1) + _counts[indexBits + bits];
        }

        return bits;
    }

    private static void Spread(Span<uint> part, uint code, int length, uint entry)
    {
        for (uint at = code; at < (uint)part.Length; at += 1u << length)
        {
            part[(int)at] = entry;
        }
    }

    /// <summary>The next code of the same length, whose first bit is the lowest; behind the last one it stays.</summary>
    private static uint Next(uint code, int length)
    {
        uint zeros = code ^ ((1u << length) - 1);
        uint bit = zeros == 0 ? 0 : 1u << BitOperations.Log2(zeros);
        return (code & (bit - 1)) | bit;
    }

    private uint Entry(int at, int length)
    {
        uint meaning = alphabet[_sorted[at]];
        return meaning + (uint)length + ((meaning & Literal) == 0 ? (uint)length << 8 : 0);
    }
}
