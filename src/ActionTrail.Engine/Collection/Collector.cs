using ActionTrail.Aliyun.Http;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Delivery;

namespace ActionTrail.Engine.Collection;

/// <summary>
/// Collects from a feed and delivers to all destinations: feed → spool → lanes. The lanes are those of trails; each has its own journal and
/// checkpoint. Not thread-safe: one pass or one run at a time; the status may be read meanwhile.
/// </summary>
public sealed class Collector : IDisposable
{
    private static readonly TimeSpan s_room = TimeSpan.FromSeconds(1);

    private readonly CollectorPorts _ports;
    private readonly CollectorOptions _options;
    private readonly CollectionDescription _collection;
    private readonly string[] _lanes;
    private readonly DeliveryWorker _worker;

    /// <summary>Opens a collector where it stopped. A destination that is new gets what is collected from now on.</summary>
    /// <param name="collection">What is collected; its targets include those of all lanes.</param>
    /// <param name="lanes">Where it goes; at least one.</param>
    /// <param name="ports">What it works with.</param>
    /// <param name="options">Pace; null for the defaults.</param>
    public Collector(CollectionDescription collection, IReadOnlyList<CollectionLane> lanes, CollectorPorts ports, CollectorOptions? options = null)
    {
        _collection = collection;
        _ports = ports;
        _options = options ?? new CollectorOptions();
        _lanes = [.. lanes.Select(static lane => lane.Target.Key)];
        foreach (string lane in _lanes.Where(lane => ports.Store.Load(lane) is null))
        {
            ports.Store.Journal(lane, new LaneState { Checkpoint = ports.Spool.LastPosition }, []);
        }

        _worker = new DeliveryWorker(collection.Name, lanes.Select(static lane => lane.Define()), new LanePorts
        {
            Source = ports.Spool, Scope = new EverythingScope(ports.Spool), Store = ports.Store, Time = ports.Time,
        });
    }

    /// <summary>Collects what the source has by now, and delivers until every destination has everything or is blocked.</summary>
    /// <param name="cancellationToken">Ends the pass; nothing is lost.</param>
    /// <returns>Why the source could not be read to its end; null when it could. What was read before is delivered all the same.</returns>
    public async Task<Exception?> DrainAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset end = _ports.Time.GetUtcNow();
        Exception? failure = null;
        bool more = true;
        while (more && failure is null)
        {
            try
            {
                more = await FillAsync(end, cancellationToken).ConfigureAwait(false);
                Recover();
            }
#pragma warning disable CA1031 // Whatever keeps the source from being read, what was read is delivered, and the failure is handed on.
            catch (Exception caught) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                Complain(failure = caught);
            }

            await _worker.DrainAsync(cancellationToken).ConfigureAwait(false);
            Release();

            // Not even one destination takes anything: to read on would only pile it up.
            more &= Ahead() < _options.ReadAhead;
        }

        return failure;
    }

    /// <summary>Collects and delivers continuously. A source or destination that fails is tried again, with growing delays, for as long as it takes.</summary>
    /// <param name="cancellationToken">Ends it; nothing is lost.</param>
    /// <returns>A task that ends when it is cancelled.</returns>
    public Task RunAsync(CancellationToken cancellationToken) => Task.WhenAll(_worker.RunAsync(cancellationToken), FeedAsync(cancellationToken));

    /// <summary>How the collection stands.</summary>
    /// <returns>The status.</returns>
    public Task<CollectionStatus> StatusAsync() => CollectionStatus.ReadAsync(_collection, _ports.Spool, _ports.Store, _ports.Time.GetUtcNow());

    /// <inheritdoc/>
    public void Dispose() => _worker.Dispose();

    /// <summary>Reads until the source has no more or enough is read ahead.</summary>
    private async Task<bool> FillAsync(DateTimeOffset end, CancellationToken cancellationToken)
    {
        while (await _ports.Feed.PullAsync(_ports.Spool, end, cancellationToken).ConfigureAwait(false))
        {
            if (Ahead() >= _options.ReadAhead)
            {
                return true;
            }
        }

        return false;
    }

    private async Task FeedAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            TimeSpan wait = _options.Interval;
            try
            {
                DateTimeOffset end = _ports.Time.GetUtcNow();
                while (await FillAsync(end, cancellationToken).ConfigureAwait(false))
                {
                    Release();
                    await Task.Delay(s_room, _ports.Time, cancellationToken).ConfigureAwait(false);
                }

                Release();
                Recover();
            }
#pragma warning disable CA1031 // Collection outlives every failure of its source: it reports it and tries again.
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                wait = Complain(failure);
            }

            await Task.Delay(wait, _ports.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>How many events wait for the destination that is furthest ahead.</summary>
    private long Ahead() => _ports.Spool.LastPosition - _lanes.Max(lane => _ports.Store.Load(lane)?.ReadPosition ?? 0);

    /// <summary>Lets go of what every destination has, those included that do not run this time.</summary>
    private void Release() => _ports.Spool.Release(_collection.Targets.Min(target => _ports.Store.Load(target.Key)?.Checkpoint ?? 0));

    private TimeSpan Complain(Exception failure)
    {
        LaneTrouble? before = Trouble();
        var trouble = new LaneTrouble(failure.Message, "", before?.Since ?? _ports.Time.GetUtcNow(), before is null ? 0 : before.Retries + 1);
        try
        {
            _ports.Store.Complain(CollectionStatus.SourceKey, trouble);
        }
        catch (ActionTrailException)
        {
            // The store itself may be what failed, as on a full disk; the next pass says so again.
        }

        return BackoffSchedule.Delay(_options.Retry, trouble.Retries + 1, (failure as ApiException)?.RetryAfter, 1);
    }

    private void Recover()
    {
        if (Trouble() is not null)
        {
            _ports.Store.Complain(CollectionStatus.SourceKey, null);
        }
    }

    private LaneTrouble? Trouble() => _ports.Store.Load(CollectionStatus.SourceKey)?.Trouble;
}
