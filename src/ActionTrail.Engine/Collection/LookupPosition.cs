using System.Text.Json;

namespace ActionTrail.Engine.Collection;

/// <summary>Where the look-up of one region stands: a window of time that stays fixed until its last page was stored. Pure.</summary>
/// <param name="Start">Start of the window (UTC, whole seconds), inclusive.</param>
/// <param name="End">Its end, inclusive.</param>
/// <param name="AskedAt">When its first page was about to be asked for.</param>
/// <param name="Token">Token of the next page; null for the first one.</param>
/// <param name="IsComplete">Whether its last page was stored.</param>
internal sealed record LookupPosition(DateTimeOffset Start, DateTimeOffset End, DateTimeOffset AskedAt, string? Token, bool IsComplete)
{
    /// <summary>The first window.</summary>
    public static LookupPosition First(LookupOptions options, DateTimeOffset end, DateTimeOffset now) =>
        Window(Whole(options.Since < end ? options.Since : end), options, end, now);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static LookupPosition Read(string cursor) => JsonSerializer.Deserialize<LookupPosition>(cursor)!;

    /// <summary>The position as text.</summary>
    public string Write() => JsonSerializer.Serialize(this);

    /// <summary>
    /// The window after this one. It begins where nothing can turn up any more: what is older than the overlap was visible before this
    /// window was first asked for. A stretch that lay in the past even then needs no overlap.
    /// </summary>
    public LookupPosition Next(LookupOptions options, DateTimeOffset end, DateTimeOffset now) => Window(NextStart(options), options, end, now);

    /// <summary>Earliest time that is still asked for, now or later.</summary>
    public DateTimeOffset Earliest(LookupOptions options) => IsComplete ? NextStart(options) : Start;

    private static LookupPosition Window(DateTimeOffset start, LookupOptions options, DateTimeOffset end, DateTimeOffset now)
    {
        DateTimeOffset last = start + options.Slice < end ? start + options.Slice : end;
        return new LookupPosition(start, Whole(last), now, null, IsComplete: false);
    }

    private static DateTimeOffset Whole(DateTimeOffset time) => DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());

    private DateTimeOffset NextStart(LookupOptions options)
    {
        DateTimeOffset settled = Whole(AskedAt - options.Overlap);
        DateTimeOffset start = End < settled ? End : settled;
        return start > Start ? start : Start;
    }
}
