using System.Globalization;
using System.Text.Json.Nodes;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>A shard: a range of 128-bit hash keys, as 32 hex digits each.</summary>
/// <param name="Id">Number in its logstore, from 0, never reused.</param>
/// <param name="Begin">Begin of the range, inclusive.</param>
/// <param name="End">End of the range, exclusive; all <c>f</c> is the end of everything.</param>
/// <param name="Writable">False after a split or merge.</param>
/// <param name="CreatedAt">Unix seconds.</param>
internal sealed record SlsShardRecord(int Id, string Begin, string End, bool Writable, long CreatedAt)
{
    private static readonly UInt128 s_end = UInt128.MaxValue;

    /// <summary>Equal shards over the whole range.</summary>
    /// <param name="count">How many.</param>
    /// <param name="now">Unix seconds.</param>
    public static IReadOnlyList<SlsShardRecord> Divide(int count, long now) =>
        [.. Enumerable.Range(0, count).Select(i => new SlsShardRecord(i, Hex(Border(i, count)), Hex(i == count - 1 ? s_end : Border(i + 1, count)), true, now))];

    /// <summary>Whether a hash key falls into the range.</summary>
    public bool Holds(string key) => string.CompareOrdinal(key, Begin) >= 0 && (string.CompareOrdinal(key, End) < 0 || End == Hex(s_end));

    /// <summary>Middle of the range.</summary>
    public string Middle => Hex(Parse(Begin) + ((Parse(End) - Parse(Begin)) / 2) + (Parse(End) == s_end ? UInt128.One : UInt128.Zero));

    public JsonObject ToJson() => new()
    {
        ["shardID"] = Id,
        ["status"] = Writable ? "readwrite" : "readonly",
        ["inclusiveBeginKey"] = Begin,
        ["exclusiveEndKey"] = End,
        ["createTime"] = CreatedAt,
    };

    private static UInt128 Border(int i, int count)
    {
        // All ones stand for 2^128 here, which the type cannot hold: one more, where the division is even.
        (UInt128 width, UInt128 rest) = UInt128.DivRem(s_end, (UInt128)count);
        return (width + (rest + 1 == (UInt128)count ? UInt128.One : UInt128.Zero)) * (UInt128)i;
    }

    private static UInt128 Parse(string hex) => UInt128.Parse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static string Hex(UInt128 value) => value.ToString("x32", CultureInfo.InvariantCulture);
}
