using System.Buffers;
using System.Globalization;
using ActionTrail.Core.Accounts;

namespace ActionTrail.Core.Archive;

/// <summary>Reads keys from their end, because the prefix may hold anything.</summary>
internal static class ArchiveKeyParser
{
    private const string Extension = ".gz";
    private const int Md5Length = 32;

    private static readonly string[] s_dates = ["yyyy", "yyyy/MM", "yyyy/MM/dd"];
    private static readonly SearchValues<char> s_hex = SearchValues.Create("0123456789abcdef");

    public static ArchiveObjectKey? Parse(string text)
    {
        if (text.Split('/') is not [.. var folder, var year, var month, var day, var file]
            || !DateOnly.TryParseExact($"{year}-{month}-{day}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            || Partition(folder) is not { } partition)
        {
            return null;
        }

        return file.EndsWith(Extension, StringComparison.Ordinal)
            && file[..^Extension.Length].Split('_') is ["Actiontrail", var region, var time, "1002", var count, var size, { Length: Md5Length } md5]
            && region == partition.Region.Value
            && DateTime.TryParseExact(time, "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime second)
            && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out int events)
            && long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out long bytes)
            && !md5.AsSpan().ContainsAnyExcept(s_hex)
                ? new(partition, date, new(second, TimeSpan.Zero), events, bytes, md5)
                : null;
    }

    public static ArchiveFolder? ParseFolder(string path)
    {
        string[] names = path.TrimEnd('/').Split('/');
        for (int parts = Math.Min(s_dates.Length, names.Length - 1); parts > 0; parts--)
        {
            if (DateOnly.TryParseExact(string.Join('/', names[^parts..]), s_dates[parts - 1], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly first))
            {
                int month = parts == 1 ? 12 : first.Month;
                DateOnly last = parts == s_dates.Length ? first : new(first.Year, month, DateTime.DaysInMonth(first.Year, month));
                return Partition(names[..^parts]) is { } dated ? new(dated.Account, dated, first, last) : null;
            }
        }

        return Partition(names) is { IsMultiAccount: true } partition ? new(partition.Account, partition, DateOnly.MinValue, DateOnly.MaxValue)
            : names is [.., ArchivePartition.Root, var kind, _, var account] && ArchivePartition.KindOf(kind) is not null && AccountId.TryParse(account, out AccountId? member)
                ? new(member, null, DateOnly.MinValue, DateOnly.MaxValue)
            : null;
    }

    private static ArchivePartition? Partition(string[] folder) => folder switch
    {
        [.. var prefix, ArchivePartition.Root, var kind, var region] when ArchivePartition.KindOf(kind) is { } known && RegionId.TryParse(region, out RegionId? id) =>
            new() { Prefix = string.Join('/', prefix), Kind = known, Region = id },
        [.. var prefix, ArchivePartition.Root, var kind, var directory, var account, var region]
            when ArchivePartition.KindOf(kind) is { } known && RegionId.TryParse(region, out RegionId? id) && AccountId.TryParse(account, out AccountId? member) =>
            new() { Prefix = string.Join('/', prefix), Kind = known, DirectoryId = directory, Account = member, Region = id },
        _ => null,
    };
}
