using ActionTrail.Engine.Delivery;

namespace ActionTrail.LocalCloud.Delivery;

/// <summary>The workers of one trail, one for each kind of events, and, while it delivers continuously, their task.</summary>
/// <param name="workers">The workers, management events last: whatever the others do is recorded, too; disposed with this.</param>
/// <param name="history">Does the trail's history jobs; disposed with this.</param>
internal sealed class TrailDelivery(IReadOnlyList<DeliveryWorker> workers, HistoryDelivery history) : IAsyncDisposable
{
    /// <summary>Delivering one kind of events makes events of another; each round takes in those of the round before.</summary>
    private const int MaxRounds = 10;

    private readonly Lock _lock = new();
    private CancellationTokenSource? _stop;
    private Task _running = Task.CompletedTask;

    /// <summary>Whether it delivers continuously.</summary>
    public bool IsRunning => _stop is not null;

    /// <summary>Delivers until every destination has everything or is blocked.</summary>
    /// <param name="cancellationToken">Ends the delivery; nothing is lost.</param>
    /// <returns>How it stands then.</returns>
    public async Task<DeliveryStatus> DrainAsync(CancellationToken cancellationToken)
    {
        await history.DrainAsync(cancellationToken).ConfigureAwait(false);
        DeliveryStatus status;
        int round = 0;
        do
        {
            foreach (DeliveryWorker worker in workers)
            {
                await worker.DrainAsync(cancellationToken).ConfigureAwait(false);
            }

            status = await StatusAsync(cancellationToken).ConfigureAwait(false);
        }
        while (!status.IsCaughtUp && !status.IsBlocked && ++round < MaxRounds);

        return status;
    }

    /// <summary>How delivery stands, all kinds of events together. History jobs tell for themselves.</summary>
    /// <param name="cancellationToken">Ends the count.</param>
    /// <returns>The status.</returns>
    public async Task<DeliveryStatus> StatusAsync(CancellationToken cancellationToken)
    {
        var all = new List<DeliveryStatus>();
        foreach (DeliveryWorker worker in workers.Reverse())
        {
            all.Add(await worker.StatusAsync(cancellationToken).ConfigureAwait(false));
        }

        return new DeliveryStatus(
            all[0].Trail,
            [.. all.SelectMany(static status => status.Destinations).GroupBy(static lane => lane.Kind).OrderBy(static lanes => lanes.Key).Select(static lanes => lanes.Aggregate(Sum))]);
    }

    /// <summary>Starts continuous delivery unless it runs.</summary>
    public void Start()
    {
        lock (_lock)
        {
            if (_stop is null)
            {
                var stop = new CancellationTokenSource();
                _stop = stop;
                _running = Task.Run(() => Task.WhenAll([history.RunAsync(stop.Token), .. workers.Select(worker => worker.RunAsync(stop.Token))]), stop.Token);
            }
        }
    }

    /// <summary>Stops continuous delivery if it runs.</summary>
    /// <returns>A task that completes when nothing is being sent any more.</returns>
    public async Task StopAsync()
    {
        CancellationTokenSource? stop;
        Task running;
        lock (_lock)
        {
            (stop, _stop) = (_stop, null);
            running = _running;
        }

        if (stop is not null)
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            stop.Dispose();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        history.Dispose();
        foreach (DeliveryWorker worker in workers)
        {
            worker.Dispose();
        }
    }

    private static LaneStatus Sum(LaneStatus one, LaneStatus other) => new()
    {
        Kind = one.Kind,
        Recorded = one.Recorded + other.Recorded,
        Delivered = one.Delivered + other.Delivered,
        Pending = one.Pending + other.Pending,
        Dead = one.Dead + other.Dead,
        Lag = one.Lag > other.Lag ? one.Lag : other.Lag,
        LastEventTime = Later(one.LastEventTime, other.LastEventTime),
        LastDeliveryTime = Later(one.LastDeliveryTime, other.LastDeliveryTime),
        SealHeads = [.. one.SealHeads, .. other.SealHeads],
        Trouble = one.Trouble ?? other.Trouble,
    };

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one > other || other is null ? one : other;
}
