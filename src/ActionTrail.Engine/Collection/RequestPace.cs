namespace ActionTrail.Engine.Collection;

/// <summary>Lets requests through one by one, with a time between any two. Thread-safe.</summary>
/// <param name="interval">Time between two requests.</param>
/// <param name="time">Clock.</param>
public sealed class RequestPace(TimeSpan interval, TimeProvider time)
{
    private readonly Lock _lock = new();
    private long? _last; // timestamp of the latest turn that was given away, in the past or in the future

    /// <summary>Waits for the next turn.</summary>
    /// <param name="cancellationToken">Ends the wait; the turn is lost.</param>
    /// <returns>A task that completes when the request may be sent.</returns>
    public Task WaitAsync(CancellationToken cancellationToken)
    {
        long step = (long)(interval.TotalSeconds * time.TimestampFrequency);
        TimeSpan wait;
        lock (_lock)
        {
            long now = time.GetTimestamp();
            long turn = _last is { } last && last + step > now ? last + step : now;
            wait = time.GetElapsedTime(now, turn);
            _last = turn;
        }

        return wait > TimeSpan.Zero ? Task.Delay(wait, time, cancellationToken) : Task.CompletedTask;
    }
}
