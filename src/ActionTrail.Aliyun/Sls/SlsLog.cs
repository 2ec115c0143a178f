namespace ActionTrail.Aliyun.Sls;

/// <summary>One log: a time and an ordered list of keys and values.</summary>
/// <param name="Time">When it happened, in Unix seconds (0 to 4,294,967,295).</param>
/// <param name="Contents">Keys (at most 128 bytes) and values (at most 1 MB), UTF-8; at least one.</param>
public sealed record SlsLog(long Time, IReadOnlyList<KeyValuePair<string, string>> Contents)
{
    /// <summary>Nanoseconds within the second, 0 to 999,999,999; null when the writer gave none.</summary>
    public int? TimeNanoseconds { get; init; }

    /// <summary>A log with one key.</summary>
    /// <param name="time">When it happened; below the second only nanoseconds of a tick survive.</param>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <returns>The log.</returns>
    public static SlsLog Single(DateTimeOffset time, string key, string value) => new(time.ToUnixTimeSeconds(), [new(key, value)]);
}
