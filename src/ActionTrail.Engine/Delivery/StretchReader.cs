namespace ActionTrail.Engine.Delivery;

/// <summary>Reads what a trail covers, stretch after stretch up to its horizon, and on request the next stretch while the one before is used.</summary>
/// <param name="scope">Reads the events. One read comes after the other.</param>
/// <param name="view">Scope of the trail.</param>
internal sealed class StretchReader(ScopeReader scope, ScopeView view) : IAsyncDisposable
{
    /// <summary>Bytes that are read for a window which is full already are read in vain, so these stretches are smaller; and so are their arrays.</summary>
    private const int CountWithBytes = 500;

    private const int Count = 4_000;

    private Task<CoveredStretch>? _ahead;

    /// <summary>Where reading goes on: stretches that the trail does not cover are passed over.</summary>
    /// <param name="through">Last position that is done.</param>
    /// <returns>Position to start after; the horizon when there is nothing before it.</returns>
    public long From(long through) => Math.Min(view.Rules.SkipFrom(through), view.Horizon);

    /// <summary>Reads the next stretch, or takes the one that was read ahead.</summary>
    /// <param name="from">Position to start after; behind a stretch that was read ahead of, where it ended.</param>
    /// <param name="withBytes">Whether the bytes of covered events are wanted.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>The stretch; empty at the end of the source. The caller disposes it.</returns>
    public async ValueTask<CoveredStretch> ReadAsync(long from, bool withBytes, CancellationToken cancellationToken)
    {
        Task<CoveredStretch>? ahead = _ahead;
        _ahead = null;
        return await (ahead ?? ReadNowAsync(from, withBytes, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Begins to read what follows a stretch, all of which will be used.</summary>
    /// <param name="stretch">The stretch, not empty.</param>
    /// <param name="withBytes">As for <see cref="ReadAsync"/>.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    public void ReadBeyond(CoveredStretch stretch, bool withBytes, CancellationToken cancellationToken)
    {
        long from = From(stretch[^1].Position);
        if (from < view.Horizon)
        {
            _ahead = Task.Run(() => ReadNowAsync(from, withBytes, cancellationToken), cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_ahead is { } ahead)
        {
            await ((Task)ahead).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (ahead.IsCompletedSuccessfully)
            {
                (await ahead.ConfigureAwait(false)).Dispose();
            }
        }
    }

    private Task<CoveredStretch> ReadNowAsync(long from, bool withBytes, CancellationToken cancellationToken) =>
        scope.ReadAsync(view.Rules, from, withBytes ? CountWithBytes : Count, withBytes, cancellationToken).AsTask();
}
