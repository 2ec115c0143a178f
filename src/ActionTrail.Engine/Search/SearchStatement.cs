using System.Globalization;

namespace ActionTrail.Engine.Search;

/// <summary>How complete an answer is, in numbers that balance.</summary>
public sealed record SearchStatement
{
    /// <summary>Where was searched.</summary>
    public required string Source { get; init; }

    /// <summary>Earliest event time asked for; null for no bound.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>First event time not asked for; null for no bound.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Files or objects listed. Whole folders of days, accounts or regions that are not asked for may be left out.</summary>
    public long ObjectsListed { get; init; }

    /// <summary>Whether all that may hold what is asked for was listed; false when the answer was complete before, or the search was stopped.</summary>
    public bool IsListedCompletely { get; init; }

    /// <summary>Of these, those that are no archives by their name.</summary>
    public long ObjectsIgnored { get; init; }

    /// <summary>Of these, those skipped because their key is of another time.</summary>
    public long SkippedByTime { get; init; }

    /// <summary>Of these, those skipped because their key is of another region.</summary>
    public long SkippedByRegion { get; init; }

    /// <summary>Of these, those skipped because their key is of another account.</summary>
    public long SkippedByAccount { get; init; }

    /// <summary>Of these, those not read, or not to the end, because the answer was complete without them or the search was stopped.</summary>
    public long ObjectsNotNeeded { get; init; }

    /// <summary>Of these, those read to their end or to their damage.</summary>
    public long ObjectsRead { get; init; }

    /// <summary>Of those read, the ones behind the time range, read because they may hold late events.</summary>
    public long ObjectsReadForLateEvents { get; init; }

    /// <summary>Of those read, the damaged ones.</summary>
    public long ObjectsDamaged { get; init; }

    /// <summary>The first thousand damaged ones.</summary>
    public IReadOnlyList<DamagedItem> Damaged { get; init; } = [];

    /// <summary>Bytes of files, as they lie.</summary>
    public long BytesRead { get; init; }

    /// <summary>Bytes of events.</summary>
    public long BytesInflated { get; init; }

    /// <summary>Events read, matching or not.</summary>
    public long EventsRead { get; init; }

    /// <summary>Of these, those given or counted.</summary>
    public long EventsMatched { get; init; }

    /// <summary>Of these, those not asked for.</summary>
    public long EventsRejected { get; init; }

    /// <summary>Of these, those that would have matched again: same <c>eventId</c> as one given.</summary>
    public long DuplicatesMerged { get; init; }

    /// <summary>Of these, those that matched beyond the number asked for.</summary>
    public long EventsNotNeeded { get; init; }

    /// <summary>Of these, records that are no audit events: broken JSON, no id or no time. Only records that could match are looked at.</summary>
    public long RecordsUnreadable { get; init; }

    /// <summary>Of the matching events, those found in objects behind the time range.</summary>
    public long LateEventsMatched { get; init; }

    /// <summary>Whether duplicates were merged over the whole answer; false when it was too large and only nearby ones were.</summary>
    public bool IsMergedCompletely { get; init; } = true;

    /// <summary>Whether the search was ended before its answer was complete.</summary>
    public bool IsInterrupted { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Whether the answer has everything that the archive holds: nothing damaged, nothing unreadable, not interrupted.</summary>
    public bool IsComplete => ObjectsDamaged == 0 && RecordsUnreadable == 0 && !IsInterrupted;

    /// <summary>Whether the numbers add up; anything else is a bug.</summary>
    public bool Balances =>
        ObjectsListed == ObjectsIgnored + SkippedByTime + SkippedByRegion + SkippedByAccount + ObjectsNotNeeded + ObjectsRead
        && EventsRead == EventsMatched + EventsRejected + DuplicatesMerged + EventsNotNeeded + RecordsUnreadable;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"""
        {(IsComplete ? "Complete" : "NOT complete")}: {Source}, {Bound(Since, "the beginning")} to {Bound(Until, "the end")}. Objects: {ObjectsListed} listed{(IsListedCompletely ? "" : IsInterrupted ? ", more were to be" : ", no more needed")} = {ObjectsRead} read ({ObjectsDamaged} damaged, {ObjectsReadForLateEvents} for late events) + {SkippedByTime + SkippedByRegion + SkippedByAccount} skipped by key + {ObjectsNotNeeded} not needed + {ObjectsIgnored} ignored. Events: {EventsRead} read = {EventsMatched} matched ({LateEventsMatched} late) + {DuplicatesMerged} duplicates merged + {EventsNotNeeded} not needed + {RecordsUnreadable} unreadable + {EventsRejected} others. {BytesInflated / 1e6:0.0} MB in {Elapsed.TotalSeconds:0.00} s.
        """);

    private static string Bound(DateTimeOffset? time, string none) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? none;
}
