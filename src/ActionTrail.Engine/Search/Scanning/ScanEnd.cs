namespace ActionTrail.Engine.Search.Scanning;

/// <summary>Stops a scan and waits for it, so that nothing runs any more and the numbers balance.</summary>
/// <param name="scan">The scan.</param>
/// <param name="stop">Ends it.</param>
/// <param name="tally">Its counts.</param>
internal sealed class ScanEnd(Task scan, CancellationTokenSource stop, SearchTally tally) : IAsyncDisposable
{
    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync().ConfigureAwait(false);
        await scan.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // Its failure has come out through the reader.
        tally.Stop();
    }
}
