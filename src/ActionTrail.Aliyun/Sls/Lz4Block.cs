using System.Buffers.Binary;

namespace ActionTrail.Aliyun.Sls;

/// <summary>The LZ4 block format, without frame or size prefix, as Log Service uses it for log groups.</summary>
/// <remarks>Source: the public LZ4 block format description. The encoder is the plain greedy one: one hash table, no chains.</remarks>
public static class Lz4Block
{
    private const int MinMatch = 4;
    private const int LastLiterals = 5;
    private const int MatchFindLimit = 12;
    private const int MaxDistance = 65_535;
    private const int HashBits = 14;

    // Far beyond any log group; it keeps a run of length bytes from overflowing.
    private const int MaxLength = 1 << 30;

    /// <summary>Most bytes that the encoding of an input can take.</summary>
    /// <param name="length">Length of the input.</param>
    /// <returns>Bytes.</returns>
    public static int MaxEncodedLength(int length) => length + (length / 255) + 16;

    /// <summary>Compresses.</summary>
    /// <param name="source">Any bytes.</param>
    /// <returns>One block.</returns>
    public static byte[] Encode(ReadOnlySpan<byte> source)
    {
        byte[] target = new byte[MaxEncodedLength(source.Length)];
        int[] places = new int[1 << HashBits];
        int written = 0;
        int anchor = 0;
        int position = 0;
        while (position <= source.Length - MatchFindLimit)
        {
            uint word = BinaryPrimitives.ReadUInt32LittleEndian(source[position..]);
            ref int place = ref places[(word * 2_654_435_761u) >> (32 - HashBits)];
            int candidate = place - 1;
            place = position + 1;
            if (candidate < 0 || position - candidate > MaxDistance || BinaryPrimitives.ReadUInt32LittleEndian(source[candidate..]) != word)
            {
                position++;
                continue;
            }

            int length = MinMatch + source[(position + MinMatch)..(source.Length - LastLiterals)].CommonPrefixLength(source[(candidate + MinMatch)..]);
            written += WriteSequence(target.AsSpan(written), source[anchor..position], position - candidate, length);
            position += length;
            anchor = position;
        }

        written += WriteSequence(target.AsSpan(written), source[anchor..], 0, 0);
        return target[..written];
    }

    /// <summary>Decompresses.</summary>
    /// <param name="block">One block.</param>
    /// <param name="length">Length of the original, which the block does not tell; it bounds the output.</param>
    /// <returns>The original, or null when the block is damaged or has another length.</returns>
    public static byte[]? TryDecode(ReadOnlySpan<byte> block, int length)
    {
        byte[] target = new byte[length];
        int read = 0;
        int written = 0;
        while (read < block.Length)
        {
            int token = block[read++];
            if (!TryReadLength(block, ref read, token >> 4, out int literals)
                || literals > block.Length - read || literals > target.Length - written)
            {
                return null;
            }

            block.Slice(read, literals).CopyTo(target.AsSpan(written));
            read += literals;
            written += literals;
            if (read == block.Length)
            {
                return written == length ? target : null;
            }

            if (block.Length - read < 2)
            {
                return null;
            }

            int distance = BinaryPrimitives.ReadUInt16LittleEndian(block[read..]);
            read += 2;
            if (!TryReadLength(block, ref read, token & 15, out int match) || distance == 0 || distance > written
                || match > target.Length - written - MinMatch)
            {
                return null;
            }

            // Byte by byte on purpose: a match may overlap what it writes.
            for (int end = written + match + MinMatch; written < end; written++)
            {
                target[written] = target[written - distance];
            }
        }

        return null;
    }

    private static int WriteSequence(Span<byte> target, ReadOnlySpan<byte> literals, int distance, int matchLength)
    {
        int match = matchLength - MinMatch;
        int written = 1;
        target[0] = (byte)((Math.Min(literals.Length, 15) << 4) | (matchLength == 0 ? 0 : Math.Min(match, 15)));
        written += WriteLength(target[written..], literals.Length);
        literals.CopyTo(target[written..]);
        written += literals.Length;
        if (matchLength == 0)
        {
            return written;
        }

        BinaryPrimitives.WriteUInt16LittleEndian(target[written..], (ushort)distance);
        written += 2;
        return written + WriteLength(target[written..], match);
    }

    private static int WriteLength(Span<byte> target, int length)
    {
        if (length < 15)
        {
            return 0;
        }

        int written = 0;
        for (length -= 15; length >= 255; length -= 255)
        {
            target[written++] = 255;
        }

        target[written++] = (byte)length;
        return written;
    }

    private static bool TryReadLength(ReadOnlySpan<byte> block, ref int read, int nibble, out int length)
    {
        length = nibble;
        if (nibble < 15)
        {
            return true;
        }

        while (read < block.Length && length <= MaxLength)
        {
            byte more = block[read++];
            length += more;
            if (more < 255)
            {
                return true;
            }
        }

        return false;
    }
}
