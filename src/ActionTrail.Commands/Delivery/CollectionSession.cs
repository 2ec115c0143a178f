using ActionTrail.Engine.Collection;
using ActionTrail.Engine.Delivery;
using ActionTrail.LocalCloud.Collection;

namespace ActionTrail.Commands.Delivery;

/// <summary>A collection that this process has open, and its task while it runs in the background.</summary>
internal sealed class CollectionSession : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly CollectionFolder _folder;
    private readonly IEventFeed _feed;
    private readonly Collector _collector;
    private readonly CollectionRequest _request;
    private Task _running = Task.CompletedTask;

    private CollectionSession(CollectionRequest request, CollectionFolder folder)
    {
        _request = request;
        _folder = folder;
        _feed = request.Feed();
        var ports = new CollectorPorts { Feed = _feed, Spool = folder.Spool, Store = folder.Lanes, Time = request.Time };
        _collector = new Collector(folder.Collection, request.Lanes, ports, request.Options);
    }

    /// <summary>What the feed could not read.</summary>
    public IReadOnlyList<string> Defects => _feed.Defects;

    /// <summary>Opens a collection.</summary>
    /// <param name="request">Which.</param>
    /// <returns>The session.</returns>
    public static CollectionSession Open(CollectionRequest request)
    {
        var description = new CollectionDescription(request.Name, request.Source, [.. request.Lanes.Select(static lane => lane.Target)]);
        var folder = CollectionFolder.Open(request.StatePath, description, request.Time);
        try
        {
            return new CollectionSession(request, folder);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Makes one pass.</summary>
    /// <param name="cancellationToken">Ends it; nothing is lost.</param>
    /// <returns>Why the source could not be read; null when it could.</returns>
    public Task<Exception?> DrainAsync(CancellationToken cancellationToken) => _collector.DrainAsync(cancellationToken);

    /// <summary>How it stands.</summary>
    /// <returns>A row for each destination.</returns>
    public async Task<IReadOnlyList<AtDelivery>> StatusAsync() => AtDelivery.Of(await _collector.StatusAsync().ConfigureAwait(false), _request.StatePath);

    /// <summary>How its lanes stand.</summary>
    /// <returns>The counters.</returns>
    public async Task<IEnumerable<LaneStatus>> LanesAsync() => (await _collector.StatusAsync().ConfigureAwait(false)).Targets.Select(static target => target.Lane);

    /// <summary>Collects in the background from now on.</summary>
    public void Start() => _running = Task.Run(() => _collector.RunAsync(_stop.Token), _stop.Token);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _collector.Dispose();
        (_feed as IDisposable)?.Dispose();
        if (_feed is IAsyncDisposable feed)
        {
            await feed.DisposeAsync().ConfigureAwait(false);
        }

        foreach (IDisposable sink in _request.Lanes.Select(static lane => lane.Sink).OfType<IDisposable>())
        {
            sink.Dispose();
        }

        _folder.Dispose();
        _stop.Dispose();
    }
}
