namespace ActionTrail.Core.Archive.Gzip;

/// <summary>The two codes of a block of DEFLATE (RFC 1951, 3.2.6 and 3.2.7).</summary>
/// <param name="raw">The file, which tells how much making large tables can be worth.</param>
/// <param name="input">Its bits.</param>
internal sealed class BlockCodes(RawFile raw, BitInput input)
{
    /// <summary>Bits of the index of <see cref="Distances"/>.</summary>
    public const int DistanceIndexBits = 8;

    private const int LongIndexBits = 12;
    private const int ShortIndexBits = 10;
    private const int ShortInput = 8 * 1024;
    private const int LengthIndexBits = 7;

    private readonly HuffmanTable _lengths = new(DeflateAlphabet.Lengths, 1 << LengthIndexBits);
    private readonly byte[] _codeLengths = new byte[DeflateAlphabet.MaxLiterals + DeflateAlphabet.MaxDistances];

    /// <summary>Literals, lengths and the end of the block.</summary>
    public HuffmanTable Literals { get; } = new(DeflateAlphabet.Literals, 5120);

    /// <summary>Distances.</summary>
    public HuffmanTable Distances { get; } = new(DeflateAlphabet.Distances, 1024);

    /// <summary>Bits of the index of <see cref="Literals"/>: few for little input, as a large table takes longer to make than it saves.</summary>
    public int LiteralIndexBits { get; private set; }

    /// <summary>Reads the codes of a block.</summary>
    /// <returns>False when they are no codes.</returns>
    /// <exception cref="InvalidDataException">The file ends before them.</exception>
    public bool TryRead()
    {
        int literals = input.Take(5) + 257;
        int distances = input.Take(5) + 1;
        int lengths = input.Take(4) + 4;
        if (literals > 286 || distances > 30)
        {
            return false;
        }

        Span<byte> lengthLengths = stackalloc byte[DeflateAlphabet.Order.Length];
        lengthLengths.Clear();
        foreach (byte symbol in DeflateAlphabet.Order[..lengths])
        {
            lengthLengths[symbol] = (byte)input.Take(3);
        }

        if (!_lengths.TryBuild(lengthLengths, LengthIndexBits) || lengthLengths.Length - lengthLengths.Count((byte)0) < 2)
        {
            return false;
        }

        Span<byte> all = _codeLengths.AsSpan(0, literals + distances);
        for (int done = 0; done < all.Length;)
        {
            int read = ReadLengths(all, done);
            if (read == 0)
            {
                return false;
            }

            done += read;
        }

        return TryUse(all, literals);
    }

    /// <summary>Takes codes.</summary>
    /// <param name="lengths">Bits of each, of literals and then of distances.</param>
    /// <param name="literals">How many are of literals.</param>
    /// <returns>False when they are no codes.</returns>
    public bool TryUse(ReadOnlySpan<byte> lengths, int literals)
    {
        bool isShort = raw.End - raw.At < ShortInput;
        LiteralIndexBits = isShort ? ShortIndexBits : LongIndexBits;
        if (lengths[256] == 0 || !Literals.TryBuild(lengths[..literals], LiteralIndexBits) || !Distances.TryBuild(lengths[literals..], DistanceIndexBits))
        {
            return false;
        }

        if (!isShort)
        {
            Literals.Pair(LiteralIndexBits);
        }

        return true;
    }

    /// <summary>Reads one symbol of the code lengths.</summary>
    /// <returns>How many lengths it stands for; 0 when it cannot stand here.</returns>
    private int ReadLengths(Span<byte> all, int done)
    {
        input.Refill();
        uint entry = _lengths.Entries[input.Bits & ((1 << LengthIndexBits) - 1)];
        input.Drop((int)(entry & 0xFF));
        uint symbol = entry >> 16;
        if (symbol < 16)
        {
            all[done] = (byte)symbol;
            return 1;
        }

        int count = symbol switch { 16 => 3 + input.Take(2), 17 => 3 + input.Take(3), _ => 11 + input.Take(7) };
        if (count > all.Length - done || (symbol == 16 && done == 0))
        {
            return 0;
        }

        all.Slice(done, count).Fill(symbol == 16 ? all[done - 1] : (byte)0);
        return count;
    }
}
