using System.Threading.Channels;

namespace ActionTrail.Engine.Delivery;

/// <summary>Reads what a trail covers, stretch after stretch up to its horizon, and on request the next stretches while those before are used.</summary>
/// <param name="scope">Reads the events. One read comes after the other.</param>
/// <param name="view">Scope of the trail.</param>
internal sealed class StretchReader(ScopeReader scope, ScopeView view) : IAsyncDisposable
{
    /// <summary>Bytes that are read for a window which is full already are read in vain, so these stretches are smaller; and so are their arrays.</summary>
    private const int CountWithBytes = 500;

    private const int Count = 4_000;

    /// <summary>Stretches that are read before they are asked for: whoever uses them stops now and then, and the reading goes on.</summary>
    private const int MostAhead = 8;

    /// <summary>Of stretches with large events fewer are.</summary>
    private const long MostBytesAhead = 8 * 1024 * 1024;

    private readonly CancellationTokenSource _stop = new();
    private Channel<CoveredStretch>? _ahead;
    private Task _reading = Task.CompletedTask;

    /// <summary>Where reading goes on: stretches that the trail does not cover are passed over.</summary>
    /// <param name="through">Last position that is done.</param>
    /// <returns>Position to start after; the horizon when there is nothing before it.</returns>
    public long From(long through) => Math.Min(view.Rules.SkipFrom(through), view.Horizon);

    /// <summary>Reads the next stretch, or takes the one that was read ahead.</summary>
    /// <param name="from">Position to start after; behind a stretch that was read ahead of, where it ended.</param>
    /// <param name="withBytes">Whether the bytes of covered events are wanted.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>The stretch; empty at the end of the source. The caller disposes it.</returns>
    public async ValueTask<CoveredStretch> ReadAsync(long from, bool withBytes, CancellationToken cancellationToken) =>
        _ahead is not null && await _ahead.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false) && _ahead.Reader.TryRead(out CoveredStretch? read)
            ? read
            : await ReadNowAsync(from, withBytes, cancellationToken).ConfigureAwait(false);

    /// <summary>From now on what follows a stretch is read before it is asked for; all of it will be used.</summary>
    /// <param name="stretch">The stretch, not empty.</param>
    /// <param name="withBytes">As for <see cref="ReadAsync"/>.</param>
    public void ReadBeyond(CoveredStretch stretch, bool withBytes)
    {
        if (_ahead is null)
        {
            int most = (int)Math.Clamp(MostBytesAhead / Math.Max(stretch.HeldBytes, 1), 1, MostAhead);
            _ahead = Channel.CreateBounded<CoveredStretch>(new BoundedChannelOptions(most) { SingleReader = true, SingleWriter = true });
            long after = stretch[^1].Position;
            _reading = Task.Run(() => ReadAheadAsync(_ahead.Writer, after, withBytes));
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _reading.ConfigureAwait(false);
        while (_ahead?.Reader.TryRead(out CoveredStretch? unused) == true)
        {
            unused.Dispose();
        }

        _stop.Dispose();
    }

    private async Task ReadAheadAsync(ChannelWriter<CoveredStretch> ahead, long through, bool withBytes)
    {
        Exception? failure = null;
        try
        {
            for (long from; (from = From(through)) < view.Horizon && await ahead.WaitToWriteAsync(_stop.Token).ConfigureAwait(false);)
            {
                CoveredStretch read = await ReadNowAsync(from, withBytes, _stop.Token).ConfigureAwait(false);
                ahead.TryWrite(read);
                if (read.Count == 0)
                {
                    break;
                }

                through = read[^1].Position;
            }
        }
#pragma warning disable CA1031 // Whoever asks for the next stretch gets it.
        catch (Exception caught)
#pragma warning restore CA1031
        {
            failure = caught;
        }

        ahead.Complete(failure);
    }

    private ValueTask<CoveredStretch> ReadNowAsync(long from, bool withBytes, CancellationToken cancellationToken) =>
        scope.ReadAsync(view.Rules, from, withBytes ? CountWithBytes : Count, withBytes, cancellationToken);
}
