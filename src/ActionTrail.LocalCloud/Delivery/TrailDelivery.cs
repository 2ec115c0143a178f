using ActionTrail.Engine.Delivery;

namespace ActionTrail.LocalCloud.Delivery;

/// <summary>The worker of one trail and, while it delivers continuously, its task.</summary>
/// <param name="worker">The worker; disposed with this.</param>
internal sealed class TrailDelivery(DeliveryWorker worker) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private CancellationTokenSource? _stop;
    private Task _running = Task.CompletedTask;

    /// <summary>The worker.</summary>
    public DeliveryWorker Worker => worker;

    /// <summary>Whether it delivers continuously.</summary>
    public bool IsRunning => _stop is not null;

    /// <summary>Starts continuous delivery unless it runs.</summary>
    public void Start()
    {
        lock (_lock)
        {
            if (_stop is null)
            {
                var stop = new CancellationTokenSource();
                _stop = stop;
                _running = Task.Run(() => worker.RunAsync(stop.Token), stop.Token);
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
        worker.Dispose();
    }
}
