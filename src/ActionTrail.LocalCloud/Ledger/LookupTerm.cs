namespace ActionTrail.LocalCloud.Ledger;

/// <summary>
/// The number under which the index files an attribute value of an account: 64-bit FNV-1a with a final mix. Two values may share a
/// number, so a reader compares the event itself before it answers. Stored; the computation never changes.
/// </summary>
internal static class LookupTerm
{
    /// <summary>The term of a value.</summary>
    /// <param name="account">The ledger's own number of the account.</param>
    /// <param name="attribute">Attribute; 0 for the account's whole time line.</param>
    /// <param name="value">Value, UTF-8.</param>
    /// <returns>The term.</returns>
    public static long Of(int account, LookupAttribute attribute, ReadOnlySpan<byte> value)
    {
        ulong hash = 14695981039346656037UL ^ ((ulong)(uint)account << 8) ^ (ulong)attribute;
        foreach (byte each in value)
        {
            hash = (hash ^ each) * 1099511628211UL;
        }

        hash ^= hash >> 32;
        hash *= 0x9E3779B97F4A7C15UL;
        return (long)(hash ^ (hash >> 29));
    }

    /// <summary>The term of an account's whole time line.</summary>
    /// <param name="account">The ledger's own number of the account.</param>
    /// <returns>The term.</returns>
    public static long Timeline(int account) => Of(account, 0, []);
}
