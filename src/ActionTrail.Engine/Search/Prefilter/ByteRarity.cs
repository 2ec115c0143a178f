namespace ActionTrail.Engine.Search.Prefilter;

/// <summary>How rare a byte is in audit events, so that a search looks for the rarest bytes of its needle first.</summary>
internal static class ByteRarity
{
    // Most frequent first; counted over generated and published events. Only speed depends on it.
    private const string MostFrequent = "\"e0:asntrc,xuoi1.-l2dzgpym345Av6T78I9hCbEDSRfq{}BVkFKN jw/PWLMGZ[];H()UO\\_*XJY@=Q'!#$%&+<>?^`|~";

    private static readonly byte[] s_ranks = Ranks();

    /// <summary>Rank of a byte: 0 is the most frequent, 255 rarest.</summary>
    public static int Of(byte value) => s_ranks[value];

    private static byte[] Ranks()
    {
        var ranks = new byte[256];
        ranks.AsSpan().Fill(byte.MaxValue);
        for (int i = 0; i < MostFrequent.Length; i++)
        {
            ranks[MostFrequent[i]] = (byte)i;
        }

        return ranks;
    }
}
