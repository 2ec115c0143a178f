using ActionTrail.Engine.Search.Sources;

namespace ActionTrail.Engine.Search.Scanning;

/// <summary>Counts what a search does; written by all threads.</summary>
/// <param name="time">The clock.</param>
/// <param name="progress">Told now and then; null for nobody.</param>
internal sealed class SearchTally(TimeProvider time, IProgress<SearchProgress>? progress)
{
    private const int MostNamed = 1000;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);

    private readonly long _began = time.GetTimestamp();
    private readonly Lock _lock = new();
    private readonly List<DamagedItem> _damaged = [];
    private readonly long[] _verdicts = new long[Enum.GetValues<KeyVerdict>().Length];
    private long _lastTold;
    private long _listed;
    private long _read;
    private long _readForLate;
    private long _damagedCount;
    private long _bytesRead;
    private long _bytesInflated;
    private long _eventsRead;
    private long _unreadable;
    private long _found;
    private long _given;
    private long _givenLate;
    private long _duplicates;
    private bool _isAllListed;
    private TimeSpan? _elapsed;

    /// <summary>An item was listed and judged.</summary>
    public void Listed(KeyVerdict verdict)
    {
        Interlocked.Increment(ref _listed);
        Interlocked.Increment(ref _verdicts[(int)verdict]);
    }

    /// <summary>There is nothing more to list.</summary>
    public void ListedAll() => Volatile.Write(ref _isAllListed, true);

    /// <summary>A block was searched.</summary>
    public void Block(int events, int found, int unreadable, long bytes)
    {
        Interlocked.Add(ref _eventsRead, events);
        Interlocked.Add(ref _bytesInflated, bytes);
        if ((found | unreadable) != 0)
        {
            Interlocked.Add(ref _found, found);
            Interlocked.Add(ref _unreadable, unreadable);
        }

        Tell();
    }

    /// <summary>An item was read to its end, or to its damage.</summary>
    public void Read(KeyVerdict verdict, long bytes, DamagedItem? damage)
    {
        Interlocked.Increment(ref _read);
        Interlocked.Add(ref _bytesRead, bytes);
        if (verdict == KeyVerdict.ReadForLateEvents)
        {
            Interlocked.Increment(ref _readForLate);
        }

        if (damage is not null)
        {
            lock (_lock)
            {
                _damagedCount++;
                if (_damaged.Count < MostNamed)
                {
                    _damaged.Add(damage);
                }
            }
        }
    }

    /// <summary>Matching events of one item were given or counted.</summary>
    public void Given(KeyVerdict verdict, int events)
    {
        Interlocked.Add(ref _given, events);
        if (verdict == KeyVerdict.ReadForLateEvents)
        {
            Interlocked.Add(ref _givenLate, events);
        }
    }

    /// <summary>Matching events were there before.</summary>
    public void Duplicates(int events) => Interlocked.Add(ref _duplicates, events);

    /// <summary>The search is over.</summary>
    public void Stop() => _elapsed ??= time.GetElapsedTime(_began);

    /// <summary>The numbers so far; they balance once nothing runs any more.</summary>
    public SearchStatement State(SearchStatement heading)
    {
        long skippedTime = Verdict(KeyVerdict.OtherTime);
        long skippedRegion = Verdict(KeyVerdict.OtherRegion);
        long skippedAccount = Verdict(KeyVerdict.OtherAccount);
        long ignored = Verdict(KeyVerdict.NoArchive);
        long read = Interlocked.Read(ref _read);
        lock (_lock)
        {
            return heading with
            {
                ObjectsListed = _listed,
                IsListedCompletely = Volatile.Read(ref _isAllListed),
                ObjectsIgnored = ignored,
                SkippedByTime = skippedTime,
                SkippedByRegion = skippedRegion,
                SkippedByAccount = skippedAccount,
                ObjectsNotNeeded = Verdict(KeyVerdict.Read) + Verdict(KeyVerdict.ReadForLateEvents) - read,
                ObjectsRead = read,
                ObjectsReadForLateEvents = _readForLate,
                ObjectsDamaged = _damagedCount,
                Damaged = [.. _damaged.OrderBy(static item => item.Name, StringComparer.Ordinal)],
                BytesRead = _bytesRead,
                BytesInflated = _bytesInflated,
                EventsRead = _eventsRead,
                EventsMatched = _given,
                EventsRejected = _eventsRead - _found - _unreadable,
                DuplicatesMerged = _duplicates,
                EventsNotNeeded = _found - _given - _duplicates,
                RecordsUnreadable = _unreadable,
                LateEventsMatched = _givenLate,
                Elapsed = _elapsed ?? time.GetElapsedTime(_began),
            };
        }
    }

    private long Verdict(KeyVerdict verdict) => Interlocked.Read(ref _verdicts[(int)verdict]);

    private void Tell()
    {
        long now = time.GetTimestamp();
        long last = Interlocked.Read(ref _lastTold);
        if (progress is null || time.GetElapsedTime(last == 0 ? _began : last, now) < s_pause || Interlocked.CompareExchange(ref _lastTold, now, last) != last)
        {
            return;
        }

        long listed = Interlocked.Read(ref _listed);
        long waiting = Verdict(KeyVerdict.Read) + Verdict(KeyVerdict.ReadForLateEvents) - Interlocked.Read(ref _read);
        progress.Report(new(
            listed, listed - waiting, Interlocked.Read(ref _bytesRead), Interlocked.Read(ref _bytesInflated), Interlocked.Read(ref _found), time.GetElapsedTime(_began, now)));
    }
}
