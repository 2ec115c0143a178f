using ActionTrail.LocalCloud.Sls.Logs;

namespace ActionTrail.LocalCloud.Sls.Search;

/// <summary>
/// One search over one range, carried on from page to page: what was found is remembered by place, and the next page goes on where the
/// last one stopped. Thread-safe.
/// </summary>
/// <param name="table">The logs.</param>
/// <param name="range">Which of them.</param>
/// <param name="filter">Which match.</param>
/// <param name="reverse">Newest first.</param>
internal sealed class LogSearch(LogTable table, LogRange range, Func<LogFields, bool> filter, bool reverse)
{
    private const int ChunkSize = 1000;
    private readonly Lock _lock = new();
    private readonly List<long> _found = [];
    private LogPlace? _last;
    private bool _ended;

    /// <summary>Logs that were looked at so far.</summary>
    public long Looked { get; private set; }

    /// <summary>A page of what matches.</summary>
    public IReadOnlyList<StoredLog> Take(long offset, int count)
    {
        lock (_lock)
        {
            while (!_ended && _found.Count < offset + count)
            {
                LookFurther();
            }

            return table.At(_found.Skip((int)Math.Min(offset, int.MaxValue)).Take(count));
        }
    }

    /// <summary>Every log that matches a filter, oldest first.</summary>
    /// <param name="table">The logs.</param>
    /// <param name="range">Which of them.</param>
    /// <param name="filter">Which match; null for all.</param>
    public static IEnumerable<StoredLog> All(LogTable table, LogRange range, Func<LogFields, bool>? filter)
    {
        LogPlace? last = null;
        while (true)
        {
            IReadOnlyList<StoredLog> chunk = table.Scan(range, last, reverse: false, ChunkSize);
            foreach (StoredLog log in chunk)
            {
                if (filter is null || Matches(filter, log))
                {
                    yield return log;
                }
            }

            if (chunk.Count < ChunkSize)
            {
                yield break;
            }

            last = chunk[^1].Place;
        }
    }

    private static bool Matches(Func<LogFields, bool> filter, StoredLog log)
    {
        using var fields = new LogFields(log);
        return filter(fields);
    }

    private void LookFurther()
    {
        IReadOnlyList<StoredLog> chunk = table.Scan(range, _last, reverse, ChunkSize);
        _found.AddRange(chunk.Where(log => Matches(filter, log)).Select(static log => log.Place.Sequence));
        Looked += chunk.Count;
        _ended = chunk.Count < ChunkSize;
        _last = chunk.Count > 0 ? chunk[^1].Place : _last;
    }
}
