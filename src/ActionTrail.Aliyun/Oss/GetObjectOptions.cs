using System.Globalization;

namespace ActionTrail.Aliyun.Oss;

/// <summary>Which part of an object is read, and under which conditions.</summary>
public sealed record GetObjectOptions
{
    /// <summary>The whole object, unconditionally.</summary>
    public static GetObjectOptions Default { get; } = new();

    /// <summary>First byte to read; null reads from the start.</summary>
    public long? From { get; init; }

    /// <summary>Last byte to read, inclusive; null reads to the end.</summary>
    public long? To { get; init; }

    /// <summary>Read only if the ETag is this one; else <c>PreconditionFailed</c>.</summary>
    public string? IfMatch { get; init; }

    /// <summary>Read only if the ETag is another; else the answer has <see cref="OssObject.NotModified"/>.</summary>
    public string? IfNoneMatch { get; init; }

    internal bool IsRange => From is not null || To is not null;

    internal IEnumerable<KeyValuePair<string, string>> Headers()
    {
        if (IsRange)
        {
            yield return new("Range", string.Create(CultureInfo.InvariantCulture, $"bytes={From ?? 0}-{To}"));
            yield return new("x-oss-range-behavior", "standard");
        }

        if (IfMatch is not null)
        {
            yield return new("If-Match", IfMatch);
        }

        if (IfNoneMatch is not null)
        {
            yield return new("If-None-Match", IfNoneMatch);
        }
    }
}
