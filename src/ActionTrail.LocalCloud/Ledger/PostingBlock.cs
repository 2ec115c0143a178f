using System.Buffers.Binary;

namespace ActionTrail.LocalCloud.Ledger;

/// <summary>Sorted postings as bytes: the first in full, of each further one only what differs from the one before. Stored; the form never changes.</summary>
internal static class PostingBlock
{
    /// <summary>Most postings of one block.</summary>
    public const int Capacity = 512;

    private const int HeadSize = 24;
    private const int LargestEntry = 4 * 10;

    /// <summary>Encodes postings.</summary>
    /// <param name="postings">1 to <see cref="Capacity"/> postings, sorted.</param>
    /// <returns>The bytes.</returns>
    public static byte[] Encode(ReadOnlySpan<Posting> postings)
    {
        byte[] bytes = new byte[HeadSize + (postings.Length * LargestEntry)];
        Posting before = postings[0];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, before.Term);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(8), before.Time);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(16), before.Position);
        int length = Write(bytes, HeadSize, (ulong)before.Region);
        foreach (ref readonly Posting each in postings[1..])
        {
            // Within a term times ascend, and mostly positions with them; a new term starts anywhere.
            length = Write(bytes, length, (ulong)(each.Term - before.Term));
            length = Write(bytes, length, each.Term == before.Term ? (ulong)(each.Time - before.Time) : ZigZag(each.Time - before.Time));
            length = Write(bytes, length, ZigZag(each.Position - before.Position));
            length = Write(bytes, length, (ulong)each.Region);
            before = each;
        }

        return bytes[..length];
    }

    /// <summary>Decodes postings.</summary>
    /// <param name="bytes">What <see cref="Encode"/> made.</param>
    /// <returns>The postings.</returns>
    public static Posting[] Decode(ReadOnlySpan<byte> bytes)
    {
        var postings = new List<Posting>(Capacity);
        int offset = HeadSize;
        var current = new Posting
        {
            Term = BinaryPrimitives.ReadInt64LittleEndian(bytes),
            Time = BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]),
            Position = BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]),
            Region = (int)Read(bytes, ref offset),
        };
        postings.Add(current);
        while (offset < bytes.Length)
        {
            ulong term = Read(bytes, ref offset);
            ulong time = Read(bytes, ref offset);
            current.Term += (long)term;
            current.Time += term == 0 ? (long)time : UnZigZag(time);
            current.Position += UnZigZag(Read(bytes, ref offset));
            current.Region = (int)Read(bytes, ref offset);
            postings.Add(current);
        }

        return [.. postings];
    }

    private static int Write(byte[] bytes, int offset, ulong value)
    {
        for (; value > 0x7F; value >>= 7)
        {
            bytes[offset++] = (byte)(value | 0x80);
        }

        bytes[offset++] = (byte)value;
        return offset;
    }

    private static ulong Read(ReadOnlySpan<byte> bytes, ref int offset)
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte each = bytes[offset++];
            value |= (ulong)(each & 0x7F) << shift;
            if (each <= 0x7F)
            {
                return value;
            }
        }
    }

    private static ulong ZigZag(long value) => (ulong)((value << 1) ^ (value >> 63));

    private static long UnZigZag(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);
}
