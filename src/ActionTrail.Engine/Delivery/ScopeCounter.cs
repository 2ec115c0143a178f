namespace ActionTrail.Engine.Delivery;

/// <summary>
/// Counts the covered events that a trail's lanes have not read yet. It looks at each event once and keeps running totals, so that asking
/// often costs little. Thread-safe.
/// </summary>
/// <param name="source">The events.</param>
internal sealed class ScopeCounter(IEventSource source) : IDisposable
{
    private const int Chunk = 2_000;
    private readonly ScopeReader _scope = new(source);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly List<(long Position, long Total)> _marks = [];
    private ScopeRules? _rules;

    /// <summary>Counts what lies ahead of a lane.</summary>
    /// <param name="after">Position that the lane has read up to.</param>
    /// <param name="view">Scope of the trail.</param>
    /// <param name="cancellationToken">Ends the count.</param>
    /// <returns>Covered events, and when the first of them was recorded.</returns>
    public async Task<(long Count, DateTimeOffset? Oldest)> CountAsync(long after, ScopeView view, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!ReferenceEquals(_rules, view.Rules) || _marks.Count == 0 || after < _marks[0].Position)
            {
                _rules = view.Rules;
                _marks.Clear();
                _marks.Add((after, 0));
            }

            while (_marks[^1].Position < view.Horizon && await AdvanceAsync(view, cancellationToken).ConfigureAwait(false))
            {
            }

            return await AheadAsync(after, view, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async ValueTask<bool> AdvanceAsync(ScopeView view, CancellationToken cancellationToken)
    {
        (long position, long total) = _marks[^1];
        position = Math.Min(view.Rules.SkipFrom(position), view.Horizon);
        using CoveredStretch chunk = await _scope.ReadAsync(view.Rules, position, Chunk, withBytes: false, cancellationToken).ConfigureAwait(false);
        for (int i = 0; i < chunk.Count && chunk[i].Position <= view.Horizon; i++)
        {
            total += chunk.Covers(i) ? 1 : 0;
            position = chunk[i].Position;
        }

        bool advanced = position > _marks[^1].Position;
        if (advanced)
        {
            _marks.Add((position, total));
        }

        return advanced;
    }

    private async ValueTask<(long Count, DateTimeOffset? Oldest)> AheadAsync(long after, ScopeView view, CancellationToken cancellationToken)
    {
        long total = _marks[^1].Total;
        int mark = Math.Max(0, LastMarkUpTo(after));
        (long position, long passed) = _marks[mark];

        // Between two marks the events are looked at again; the first covered one beyond the lane is the oldest that waits.
        while (passed < total)
        {
            using CoveredStretch chunk = await _scope.ReadAsync(view.Rules, position, Chunk, withBytes: false, cancellationToken).ConfigureAwait(false);
            if (chunk.Count == 0)
            {
                break;
            }

            for (int i = 0; i < chunk.Count; i++)
            {
                position = chunk[i].Position;
                if (!chunk.Covers(i))
                {
                    continue;
                }

                if (position > after)
                {
                    return (total - passed, chunk[i].RecordedAt);
                }

                passed++;
            }
        }

        return (0, null);
    }

    /// <summary>The last mark at or before a position, or any later one with the same total: nothing covered lies between.</summary>
    private int LastMarkUpTo(long position)
    {
        int low = 0;
        int high = _marks.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (_marks[middle].Position <= position)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        while (low + 1 < _marks.Count && _marks[low + 1].Total == _marks[low].Total)
        {
            low++;
        }

        return low;
    }
}
