namespace ActionTrail.LocalCloud.Delivery;

/// <summary>Ascending positions as bytes: the differences in variable length, so that a run of events costs one byte each.</summary>
internal static class PositionBytes
{
    /// <summary>Writes positions.</summary>
    /// <param name="positions">Positions, ascending.</param>
    /// <returns>The bytes.</returns>
    public static byte[] Write(IReadOnlyList<long> positions)
    {
        var bytes = new List<byte>(positions.Count + 8);
        long before = 0;
        foreach (long position in positions)
        {
            ulong difference = (ulong)(position - before);
            for (; difference > 0x7F; difference >>= 7)
            {
                bytes.Add((byte)(difference | 0x80));
            }

            bytes.Add((byte)difference);
            before = position;
        }

        return [.. bytes];
    }

    /// <summary>Reads positions.</summary>
    /// <param name="bytes">What <see cref="Write"/> wrote.</param>
    /// <returns>The positions.</returns>
    public static long[] Read(ReadOnlySpan<byte> bytes)
    {
        var positions = new List<long>(bytes.Length);
        long position = 0;
        ulong difference = 0;
        int shift = 0;
        foreach (byte each in bytes)
        {
            difference |= (ulong)(each & 0x7F) << shift;
            shift += 7;
            if (each <= 0x7F)
            {
                positions.Add(position += (long)difference);
                (difference, shift) = (0, 0);
            }
        }

        return [.. positions];
    }
}
