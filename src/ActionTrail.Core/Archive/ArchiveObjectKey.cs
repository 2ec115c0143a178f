using System.Diagnostics.CodeAnalysis;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;

namespace ActionTrail.Core.Archive;

/// <summary>The key of a delivered object, which tells where its events are from, when they happened and what the object must be.</summary>
/// <param name="Partition">Where its events are from.</param>
/// <param name="Day">The day of the directory, in UTC.</param>
/// <param name="Time">The time in the name: the second of the latest event, UTC.</param>
/// <param name="EventCount">How many events it holds.</param>
/// <param name="Size">Size of the compressed object in bytes.</param>
/// <param name="Md5">MD5 of the compressed object, 32 lower-case hex digits.</param>
/// <remarks>
/// Source: ActionTrail delivery to OSS: <c>…/YYYY/MM/DD/Actiontrail_region_YYYYMMDDHHMMSS_1002_count_size_md5.gz</c>.
/// </remarks>
// Unconfirmed: that size and MD5 are those of the compressed object, and that the time is the latest event's: read off one measured file.
public sealed record ArchiveObjectKey(ArchivePartition Partition, DateOnly Day, DateTimeOffset Time, int EventCount, long Size, string Md5)
{
    /// <summary>The key of a file that is about to be delivered; its day is that of its time.</summary>
    /// <param name="partition">Where the events are from.</param>
    /// <param name="latestEvent">When the latest event happened.</param>
    /// <param name="file">The file.</param>
    /// <returns>The key.</returns>
    public static ArchiveObjectKey For(ArchivePartition partition, DateTimeOffset latestEvent, ArchiveFile file)
    {
        DateTime utc = latestEvent.UtcDateTime;
        var second = new DateTimeOffset(utc.Year, utc.Month, utc.Day, utc.Hour, utc.Minute, utc.Second, TimeSpan.Zero);
        return new(partition, DateOnly.FromDateTime(utc), second, file.EventCount, file.Bytes.Length, file.Md5);
    }

    /// <summary>Parses a key.</summary>
    /// <param name="text">Whole key, with its prefix.</param>
    /// <returns>The key.</returns>
    /// <exception cref="InvalidNameException">The text is no key of a delivered object.</exception>
    public static ArchiveObjectKey Parse(string text) => TryParse(text, out ArchiveObjectKey? key)
        ? key
        : throw new InvalidNameException("Archive key", text, "is not of the form prefix/AliyunLogs/Actiontrail/[directory/account/]region/YYYY/MM/DD/Actiontrail_region_time_1002_count_size_md5.gz");

    /// <summary>Parses a key if it is one.</summary>
    /// <param name="text">Whole key, with its prefix; null never parses.</param>
    /// <param name="result">The key, or null.</param>
    /// <returns>Whether it parsed.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ArchiveObjectKey? result)
    {
        result = text is null ? null : ArchiveKeyParser.Parse(text);
        return result is not null;
    }

    /// <summary>The key as OSS takes it.</summary>
    /// <returns>The object key.</returns>
    public ObjectKey ToObjectKey() => ObjectKey.Parse(ToString());

    /// <inheritdoc/>
    public override string ToString() =>
        FormattableString.Invariant($"{Partition.DayFolder(Day)}Actiontrail_{Partition.Region}_{Time.UtcDateTime:yyyyMMddHHmmss}_1002_{EventCount}_{Size}_{Md5}.gz");
}
