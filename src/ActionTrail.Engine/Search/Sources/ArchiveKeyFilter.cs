using ActionTrail.Core.Accounts;
using ActionTrail.Core.Archive;
using ActionTrail.Core.Policies;
using ActionTrail.Engine.Search.Queries;

namespace ActionTrail.Engine.Search.Sources;

/// <summary>Decides by its key whether an item must be read. Keys that are not in the delivered layout are always read.</summary>
/// <remarks>
/// An object's time is that of its latest event, so everything before it may be inside: objects up to <see cref="LateMargin"/> behind the
/// range are read. Events of global services lie in the directory of the trail's home region whatever their own region is, so regions
/// exclude directories only when the home region is known.
/// </remarks>
public sealed record ArchiveKeyFilter
{
    private const string DigestFolder = "ActionTrail-Digest"; // Digests of delivered files: JSON, but no events.
    private const string EndOfFolder = "\U0010FFFF"; // Behind every other name in UTF-8 byte order.

    private static readonly TimeSpan s_day = TimeSpan.FromDays(1); // An object may lie in the folder of the day it was written on.
    private static readonly string[] s_extensions = [".gz", ".json", ".jsonl", ".ndjson", ".log"];

    /// <summary>Earliest event asked for; null for no bound.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>First time that is not asked for; null for no bound.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Accounts asked for, wildcards allowed; empty for all.</summary>
    public IReadOnlyList<string> AccountIds { get; init; } = [];

    /// <summary>Regions asked for, wildcards allowed; empty for all.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>The trail's home region; null when it is not known, and then no region is excluded.</summary>
    public string? HomeRegion { get; init; }

    /// <summary>How much later than an event the latest event of its object may be.</summary>
    /// <value>Default one day.</value>
    public TimeSpan LateMargin { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How much earlier than its events an object's time may be; allows for clocks.</summary>
    /// <value>Default one hour.</value>
    public TimeSpan EarlyMargin { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The filter of a query.</summary>
    /// <param name="query">The query.</param>
    /// <returns>A filter with the default margins.</returns>
    public static ArchiveKeyFilter Of(ArchiveQuery query) =>
        new() { Since = query.Since, Until = query.Until, AccountIds = query.AccountIds, Regions = query.Regions };

    /// <summary>The first day whose folder may hold what is asked for.</summary>
    internal DateOnly FirstDay => Since is { } since ? DayOf(Shifted(since, -EarlyMargin - s_day)) : DateOnly.MinValue;

    /// <summary>The last day whose folder may hold what is asked for.</summary>
    internal DateOnly LastDay => Until is { } until ? DayOf(Shifted(until, LateMargin + s_day)) : DateOnly.MaxValue;

    /// <summary>Judges a key.</summary>
    /// <param name="key">Object key or path.</param>
    /// <returns>The verdict.</returns>
    public KeyVerdict Judge(string key)
    {
        bool isArchive = DigestFolderOf(key) is null && Array.Exists(s_extensions, extension => key.EndsWith(extension, StringComparison.OrdinalIgnoreCase));
        if (isArchive && ExcludesNothing)
        {
            return KeyVerdict.Read; // Of many small objects, parsing keys is a part of the work that can be told.
        }

        if (!ArchiveObjectKey.TryParse(key, out ArchiveObjectKey? known))
        {
            return isArchive ? KeyVerdict.Read : KeyVerdict.NoArchive;
        }

        return JudgePartition(known.Partition) is not KeyVerdict.Read and var excluded ? excluded : JudgeTime(known.Time);
    }

    /// <summary>Judges a directory of a bucket.</summary>
    /// <param name="partition">The directory.</param>
    /// <returns>The verdict.</returns>
    public KeyVerdict JudgePartition(ArchivePartition partition)
    {
        if (!IsAccountAsked(partition.Account))
        {
            return KeyVerdict.OtherAccount;
        }

        bool isOther = HomeRegion is not null && Regions.Count > 0 && partition.Region.Value != HomeRegion && !Matches(Regions, partition.Region.Value);
        return isOther ? KeyVerdict.OtherRegion : KeyVerdict.Read;
    }

    /// <summary>Judges the time in a key.</summary>
    /// <param name="time">Time of the latest event.</param>
    /// <returns>The verdict.</returns>
    public KeyVerdict JudgeTime(DateTimeOffset time) =>
        Since is { } since && Shifted(time, EarlyMargin) < since ? KeyVerdict.OtherTime
        : Until is not { } until || time < until ? KeyVerdict.Read
        : time < Shifted(until, LateMargin) ? KeyVerdict.ReadForLateEvents
        : KeyVerdict.OtherTime;

    /// <summary>Where a listing in the order of keys may go on, because what lies between cannot hold what is asked for.</summary>
    /// <param name="key">The last key listed.</param>
    /// <returns>A key to go on behind; null to go on with the next one.</returns>
    /// <remarks>
    /// Folders of days are skipped whole, with a day to spare on both sides, because an object may lie in the folder of the day it was
    /// written on; so what is not in the delivered layout is skipped with the folder it lies in.
    /// </remarks>
    internal string? SkipFrom(string key)
    {
        if (!ArchiveObjectKey.TryParse(key, out ArchiveObjectKey? known))
        {
            return DigestFolderOf(key) is { } digests ? digests + EndOfFolder : null;
        }

        ArchivePartition partition = known.Partition;
        if (JudgePartition(partition) != KeyVerdict.Read)
        {
            return partition + EndOfFolder;
        }

        return known.Day < FirstDay ? partition.DayFolder(FirstDay)
            : known.Day > LastDay ? partition + EndOfFolder
            : null;
    }

    /// <summary>Whether anything in a folder may have to be read, as far as its path tells; with the same days to spare.</summary>
    /// <param name="path">Whole path with a slash at its end.</param>
    /// <param name="folder">What the path tells; null when it tells nothing.</param>
    internal bool Admits(string path, ArchiveFolder? folder) => folder is null
        ? DigestFolderOf(path) is null
        : IsAccountAsked(folder.Account) && (folder.Partition is not { } partition || JudgePartition(partition) == KeyVerdict.Read) && folder.Last >= FirstDay && folder.First <= LastDay;

    /// <summary>A time some time later or earlier, or the last or first time there is.</summary>
    internal static DateTimeOffset Shifted(DateTimeOffset time, TimeSpan by) =>
        by > TimeSpan.Zero && time > DateTimeOffset.MaxValue - by ? DateTimeOffset.MaxValue
        : by < TimeSpan.Zero && time < DateTimeOffset.MinValue - by ? DateTimeOffset.MinValue
        : time + by;

    private bool ExcludesNothing => Since is null && Until is null && AccountIds.Count == 0 && (Regions.Count == 0 || HomeRegion is null);

    private static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(time.UtcDateTime);

    private static string? DigestFolderOf(string key)
    {
        int at = key.IndexOf(DigestFolder + "/", StringComparison.OrdinalIgnoreCase);
        return at == 0 || (at > 0 && key[at - 1] == '/') ? key[..(at + DigestFolder.Length + 1)] : null;
    }

    private static bool Matches(IReadOnlyList<string> patterns, string value)
    {
        foreach (string pattern in patterns)
        {
            if (new WildcardPattern(pattern).Matches(value))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsAccountAsked(AccountId? account) => account is null || AccountIds.Count == 0 || Matches(AccountIds, account.Value);
}
