namespace ActionTrail.LocalCloud.Oss;

/// <summary>Which objects a page of a listing shows. Keys compare by their UTF-8 bytes.</summary>
/// <param name="Prefix">Only keys that start so; empty for all.</param>
/// <param name="Delimiter">Ends a common prefix; empty for none.</param>
/// <param name="After">Only what comes behind this key or common prefix; empty for all.</param>
/// <param name="Most">How many objects and common prefixes together, from 1.</param>
internal sealed record ObjectPageRequest(byte[] Prefix, byte[] Delimiter, byte[] After, int Most)
{
    /// <summary>Above every UTF-8 text.</summary>
    private static readonly byte[] s_end = [0xFF];

    /// <summary>The page, from the rows. A common prefix costs one seek, however many keys it covers.</summary>
    public ObjectPage Run(ObjectTable rows, string bucketId)
    {
        var objects = new List<StoredObject>();
        var prefixes = new List<byte[]>();
        byte[]? last = null;
        bool more = false;
        byte[]? from = Start();
        while (from is not null)
        {
            byte[]? next = null;
            rows.Walk(bucketId, from, Behind(Prefix), stored =>
            {
                byte[]? common = CommonPrefix(stored.Key);
                if (objects.Count + prefixes.Count == Most)
                {
                    more = true;
                    return false;
                }

                if (common is null)
                {
                    objects.Add(stored);
                    last = stored.Key;
                    return true;
                }

                prefixes.Add(common);
                last = common;
                next = Behind(common);
                return false;
            });
            from = next;
        }

        return new ObjectPage(objects, prefixes, more ? last : null);
    }

    /// <summary>The part of a key up to the first delimiter behind the listing's prefix; null when there is none.</summary>
    private byte[]? CommonPrefix(byte[] key)
    {
        if (Delimiter.Length == 0 || key.Length <= Prefix.Length)
        {
            return null;
        }

        int at = key.AsSpan(Prefix.Length).IndexOf(Delimiter);
        return at < 0 ? null : key[..(Prefix.Length + at + Delimiter.Length)];
    }

    /// <summary>Where the page begins: behind the key, or behind everything that the common prefix covers.</summary>
    private byte[] Start()
    {
        byte[] lowest = Prefix.Length == 0 ? [0] : Prefix;
        if (After.Length == 0)
        {
            return lowest;
        }

        bool isCommonPrefix = After.AsSpan().StartsWith(Prefix) && CommonPrefix(After) is { } common && common.Length == After.Length;
        byte[] behind = isCommonPrefix ? Behind(After) : [.. After, 0];
        return behind.AsSpan().SequenceCompareTo(lowest) > 0 ? behind : lowest;
    }

    /// <summary>The lowest text above everything that starts so. No byte of UTF-8 is 0xFF, so the last one can always be raised.</summary>
    private static byte[] Behind(byte[] prefix) => prefix.Length == 0 ? s_end : [.. prefix.AsSpan(0, prefix.Length - 1), (byte)(prefix[^1] + 1)];
}
