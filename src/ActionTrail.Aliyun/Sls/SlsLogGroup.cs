using System.Text;

namespace ActionTrail.Aliyun.Sls;

/// <summary>What one PutLogs call writes: logs that share topic, source and tags.</summary>
/// <param name="Logs">The logs, in order; at most <see cref="MaxLogs"/>.</param>
public sealed record SlsLogGroup(IReadOnlyList<SlsLog> Logs)
{
    /// <summary>Most logs in one group.</summary>
    public const int MaxLogs = 4096;

    /// <summary>Most bytes of one group before compression.</summary>
    /// <remarks>The documented limit of PutLogs; newer documents allow more, so this is the safe side.</remarks>
    public const int MaxBytes = 3 * 1024 * 1024;

    /// <summary>Topic of the logs, <c>__topic__</c> when they are read; empty for none.</summary>
    public string Topic { get; init; } = "";

    /// <summary>Source of the logs, <c>__source__</c> when they are read; empty lets the service write the caller's address.</summary>
    public string Source { get; init; } = "";

    /// <summary>Tags of the logs, <c>__tag__:name</c> when they are read.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Tags { get; init; } = [];

    /// <summary>Upper bound of the bytes that a log adds to a group, to fill groups without encoding them twice.</summary>
    /// <param name="log">The log.</param>
    /// <returns>Bytes before compression; never less than the encoded size.</returns>
    public static int SizeOf(SlsLog log) => 16 + log.Contents.Sum(PairSize);

    /// <summary>Upper bound of the encoded size of the group.</summary>
    /// <returns>Bytes before compression; never less than the encoded size.</returns>
    public int EstimateSize() => Logs.Sum(SizeOf) + Tags.Sum(PairSize) + TextSize(Topic) + TextSize(Source);

    // A tag byte and at most five length bytes before each text and before the pair itself.
    private static int PairSize(KeyValuePair<string, string> pair) => 6 + TextSize(pair.Key) + TextSize(pair.Value);

    private static int TextSize(string text) => 6 + Encoding.UTF8.GetByteCount(text);
}
