using System.Management.Automation;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Commands.Trails;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Delivery;
using ActionTrail.LocalCloud.Delivery;

namespace ActionTrail.Commands.Delivery;

/// <summary>Base of the cmdlets that wait for delivery: a local cloud delivers itself, the real cloud is asked how it stands.</summary>
public abstract class DeliveryCommand : TrailCommand
{
    private static readonly TimeSpan s_refresh = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_poll = TimeSpan.FromSeconds(15);

    /// <summary>Longest time to wait for the real cloud, in seconds. A local cloud needs no limit: it ends when all is delivered or blocked.</summary>
    [Parameter, ValidateRange(1, 86400)]
    public virtual int TimeoutSeconds { get; set; } = 900;

    private protected override bool ShowsCalls => false;

    /// <summary>The delivering side of the local cloud; null on the real cloud.</summary>
    private protected DeliveryHost? Deliverer => Caller.LocalCloud?.Delivery;

    /// <summary>Account that owns the trail.</summary>
    private protected AccountId Owner => AccountId.Parse(Caller.AccountId);

    /// <summary>Waits until every destination has everything, or says why it cannot.</summary>
    private protected void WaitForDelivery() => Pump(Name, async (post, stop) =>
    {
        Trail trail = await FindAsync(stop).ConfigureAwait(false);
        IReadOnlyList<AtDelivery> deliveries = Deliverer is { } host
            ? await DrainAsync(host, trail, post, stop).ConfigureAwait(false)
            : await PollAsync(trail, post, stop).ConfigureAwait(false);
        foreach (AtDelivery delivery in deliveries)
        {
            post(() => WriteResult(delivery));
        }

        foreach (DeliveryException error in deliveries.Select(static delivery => delivery.Error).OfType<DeliveryException>())
        {
            post(() => Report(error, Name));
        }
    });

    /// <summary>Shows progress while something is delivered.</summary>
    /// <typeparam name="T">Result of the delivery.</typeparam>
    /// <param name="work">The delivery.</param>
    /// <param name="progress">How it is shown.</param>
    /// <param name="status">Asks how it stands.</param>
    /// <param name="post">Posts writes to the pipeline thread.</param>
    /// <param name="cancellationToken">Ends the showing.</param>
    /// <returns>What the delivery returned.</returns>
    private protected async Task<T> FollowAsync<T>(Task<T> work, DeliveryProgress progress, Func<Task<IEnumerable<LaneStatus>>> status, Action<Action> post, CancellationToken cancellationToken)
    {
        while (await Task.WhenAny(work, Task.Delay(s_refresh, TimeProvider.System, cancellationToken)).ConfigureAwait(false) != work)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                break; // the work ends by itself, and nothing it uses may go before that
            }

            if (progress.Report(await status().ConfigureAwait(false)) is { } record)
            {
                post(() => WriteProgress(record));
            }
        }

        T result = await work.ConfigureAwait(false);
        if (progress.Completed is { } completed)
        {
            post(() => WriteProgress(completed));
        }

        return result;
    }

    private async Task<IReadOnlyList<AtDelivery>> DrainAsync(DeliveryHost host, Trail trail, Action<Action> post, CancellationToken cancellationToken)
    {
        DeliveryStatus status = await FollowAsync(
            host.DrainAsync(Owner, trail.Name, cancellationToken),
            new DeliveryProgress($"trail {trail.Name}", TimeProvider.System),
            async () => (await host.StatusAsync(Owner, trail.Name, cancellationToken).ConfigureAwait(false)).Destinations,
            post,
            cancellationToken).ConfigureAwait(false);
        return [.. status.Destinations.Select(lane => AtDelivery.Of(trail, lane))];
    }

    private async Task<IReadOnlyList<AtDelivery>> PollAsync(Trail trail, Action<Action> post, CancellationToken cancellationToken)
    {
        TimeProvider clock = Caller.Connection.Time;
        DateTimeOffset start = clock.GetUtcNow();
        while (true)
        {
            AtDelivery[] deliveries = [.. AtDelivery.Of(trail, await Home().GetTrailStatusAsync(trail, cancellationToken).ConfigureAwait(false))];
            TimeSpan waited = clock.GetUtcNow() - start;
            if (deliveries.All(delivery => delivery.Problem.Length > 0 || delivery.LatestDeliveryTime >= start))
            {
                return deliveries;
            }

            if (waited.TotalSeconds >= TimeoutSeconds)
            {
                throw new DeliveryException(
                    $"Trail '{trail.Name}' was expected to deliver within {TimeoutSeconds} s; {string.Join(", ", deliveries.Where(static delivery => delivery.Problem.Length == 0).Select(static delivery => delivery.Destination))} got nothing in that time.",
                    $"Wait-AtDelivery {trail.Name} -Context {Caller.Name}");
            }

            post(() => WriteProgress(new ProgressRecord(1, $"Waiting for trail {trail.Name}", $"{waited.TotalSeconds:0} s")));
            await Task.Delay(s_poll, clock, cancellationToken).ConfigureAwait(false);
        }
    }
}
