using ActionTrail.Core.Trails;
using ActionTrail.Engine.Delivery;
using ActionTrail.LocalCloud.Trails;

namespace ActionTrail.LocalCloud.Delivery;

/// <summary>
/// Does the history jobs of one trail, beside its live delivery. A job is lanes like any other (management events, and platform
/// operations), each with a journal and a checkpoint of its own: it goes on where it stopped, also in another process.
/// </summary>
/// <param name="cloud">State of the cloud.</param>
/// <param name="trail">The trail; a later one of the same name is another.</param>
/// <param name="lanes">Makes the lane.</param>
/// <param name="ports">What the trail's lanes work with; the scope is the job's own.</param>
internal sealed class HistoryDelivery(CloudState cloud, TrailDocument trail, TrailLanes lanes, LanePorts ports) : IDisposable
{
    private static readonly TimeSpan s_retryDelay = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Does the open job, if there is one, until it has everything or is blocked.</summary>
    /// <param name="cancellationToken">Ends the delivery; nothing is lost.</param>
    /// <returns>False when it is blocked.</returns>
    public async Task<bool> DrainAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return TrailCatalog.Find(cloud, trail.OwnerAccountId, trail.Name) is not { } found || TrailLanes.KeyOf(found) != TrailLanes.KeyOf(trail)
                || HistoryJobs.OpenOf(cloud, found) is not { } job || await DoAsync(found, job, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Does jobs as they come. One that is blocked or fails is tried again, for as long as it takes.</summary>
    /// <param name="cancellationToken">Ends the delivery; nothing is lost.</param>
    /// <returns>A task that ends when it is cancelled.</returns>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            // Creating a job is recorded, too, so that waiting for events notices it.
            long seen = ports.Source.LastPosition;
            if (await TryAsync(cancellationToken).ConfigureAwait(false))
            {
                await ports.Source.WaitBeyondAsync(seen, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await Task.Delay(s_retryDelay, ports.Time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    /// <summary>Does the open job. What fails outside its lanes, such as a store that somebody holds, counts as blocked.</summary>
    private async Task<bool> TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await DrainAsync(cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Like a lane, the loop outlives every failure and tries again.
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return false;
        }
    }

    private async Task<bool> DoAsync(TrailDocument found, HistoryJobDocument job, CancellationToken cancellationToken)
    {
        Note(HistoryJobStatus.Delivering);
        DeliveryStatus events = await DrainAsync(found, job, kind: null, cancellationToken).ConfigureAwait(false);
        DeliveryStatus operations = await DrainAsync(found, job, new PlatformFilter(TrailRegionSelection.Parse(found.TrailRegion)), cancellationToken).ConfigureAwait(false);
        LaneStatus[] delivered = [.. events.Destinations, .. operations.Destinations];
        string failure = delivered.Length == 0
            ? $"Trail {found.Name} does not deliver to Log Service any more."
            : delivered.Select(static lane => lane.Trouble).FirstOrDefault(static trouble => trouble is not null)?.Message ?? "";
        if (failure.Length > 0)
        {
            Note(HistoryJobStatus.Failed, failure);
        }
        else if (events.IsCaughtUp && operations.IsCaughtUp)
        {
            Note(HistoryJobStatus.Complete);
        }

        return failure.Length == 0;

        void Note(HistoryJobStatus state, string why = "") => HistoryJobs.Note(cloud, found.OwnerAccountId, job, state, why);
    }

    /// <summary>Delivers one kind of the job's events: management events, or those that a selector picks.</summary>
    private async Task<DeliveryStatus> DrainAsync(TrailDocument found, HistoryJobDocument job, PlatformFilter? kind, CancellationToken cancellationToken)
    {
        using var worker = new DeliveryWorker(
            found.Arn, [lanes.Of(found, job, arePlatformOperations: kind is not null)], ports with { Scope = new HistoryScope(cloud, found, job, kind) });
        return await worker.DrainAsync(cancellationToken).ConfigureAwait(false);
    }
}
