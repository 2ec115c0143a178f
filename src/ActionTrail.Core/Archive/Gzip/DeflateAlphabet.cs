namespace ActionTrail.Core.Archive.Gzip;

/// <summary>What the symbols of DEFLATE mean (RFC 1951, 3.2.5 to 3.2.7), as entries of a <see cref="HuffmanTable"/> without the bits of their codes.</summary>
internal static class DeflateAlphabet
{
    /// <summary>Symbols of literals and lengths that a code can have; two of them are never used.</summary>
    public const int MaxLiterals = 288;

    /// <summary>Symbols of distances that a code can have; two of them are never used.</summary>
    public const int MaxDistances = 32;

    private const int EndSymbol = 256;

    /// <summary>Bytes, the end of a block, lengths.</summary>
    public static readonly uint[] Literals = MakeLiterals();

    /// <summary>Distances.</summary>
    public static readonly uint[] Distances = MakeDistances();

    /// <summary>The code lengths of the other two alphabets; 16 to 18 repeat.</summary>
    public static readonly uint[] Lengths = [.. Enumerable.Range(0, 19).Select(static symbol => Entry(symbol, 0))];

    /// <summary>Code lengths of the fixed codes: literals, then distances.</summary>
    public static readonly byte[] FixedLengths =
    [
        .. Enumerable.Repeat((byte)8, 144), .. Enumerable.Repeat((byte)9, 112), .. Enumerable.Repeat((byte)7, 24), .. Enumerable.Repeat((byte)8, 8),
        .. Enumerable.Repeat((byte)5, MaxDistances),
    ];

    /// <summary>In which order the lengths of the codes of <see cref="Lengths"/> are written.</summary>
    public static ReadOnlySpan<byte> Order => [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    private static uint[] MakeLiterals()
    {
        var entries = new uint[MaxLiterals];
        Array.Fill(entries, HuffmanTable.Special);
        for (int value = 0; value < EndSymbol; value++)
        {
            entries[value] = HuffmanTable.Literal | ((uint)value << 8);
        }

        entries[EndSymbol] = HuffmanTable.End;
        int length = 3;
        for (int symbol = EndSymbol + 1; symbol < 285; symbol++)
        {
            int extra = Math.Max(0, (symbol - 261) / 4);
            entries[symbol] = Entry(length, extra);
            length += 1 << extra;
        }

        entries[285] = Entry(258, 0);
        return entries;
    }

    private static uint[] MakeDistances()
    {
        var entries = new uint[MaxDistances];
        Array.Fill(entries, HuffmanTable.Special);
        int distance = 1;
        for (int symbol = 0; symbol < 30; symbol++)
        {
            int extra = Math.Max(0, (symbol / 2) - 1);
            entries[symbol] = Entry(distance, extra);
            distance += 1 << extra;
        }

        return entries;
    }

    private static uint Entry(int value, int extraBits) => ((uint)value << 16) | (uint)extraBits;
}
