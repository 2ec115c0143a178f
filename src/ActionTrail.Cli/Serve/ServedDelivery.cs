using ActionTrail.Core.Arns;
using ActionTrail.Core.Errors;
using ActionTrail.LocalCloud;

namespace ActionTrail.Cli.Serve;

/// <summary>Delivers the trails of a served cloud round after round, as the real service does on its own; a round follows the other by the interval.</summary>
/// <param name="cloud">The cloud.</param>
/// <param name="interval">Time between rounds.</param>
internal sealed class ServedDelivery(LocalCloudHost cloud, TimeSpan interval) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Task _rounds = Task.CompletedTask;

    /// <summary>Begins.</summary>
    public void Start() => _rounds = Task.Run(() => RunAsync(_stop.Token));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _rounds.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(interval);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            foreach (TrailArn trail in cloud.Accounts.SelectMany(account => cloud.Delivery.TrailsOf(account.Id)).ToArray())
            {
                await DeliverAsync(trail, cancellationToken);
            }
        }
    }

    private async Task DeliverAsync(TrailArn trail, CancellationToken cancellationToken)
    {
        try
        {
            await cloud.Delivery.DrainAsync(trail.Account, trail.Trail.Value, cancellationToken);
        }
        catch (ActionTrailException refused)
        {
            // The trail was removed meanwhile, or the disk refused; GetTrailStatus says so, and the next round tries again.
            await Console.Error.WriteLineAsync($"Delivery of trail '{trail.Trail}': {refused.Message}");
        }
    }
}
