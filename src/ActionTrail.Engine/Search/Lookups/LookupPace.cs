namespace ActionTrail.Engine.Search.Lookups;

/// <summary>
/// Keeps the look-ups of one account within what the service takes: so many calls in any second, retries included. A call within the limit
/// never waits, and a clock that is set does not matter. Thread-safe.
/// </summary>
/// <remarks>Source: LookupEvents, 2 calls a second.</remarks>
// Unconfirmed: whether the limit counts by account alone or by account and region.
public sealed class LookupPace
{
    /// <summary>Calls that the service takes from one account in a second.</summary>
    public const int CallsPerSecond = 2;

    private readonly TimeProvider? _time;
    private readonly Lock _lock = new();
    private readonly Queue<long> _latest = new(CallsPerSecond);

    /// <summary>Makes the pace of an account that has made no calls.</summary>
    /// <param name="time">The clock.</param>
    public LookupPace(TimeProvider time) => _time = time;

    private LookupPace()
    {
    }

    /// <summary>No pace at all, for a cloud that sets none.</summary>
    public static LookupPace None { get; } = new();

    /// <summary>Waits until a call may be made, and counts it.</summary>
    /// <param name="cancellationToken">Ends the wait; the call counts all the same.</param>
    /// <returns>A task.</returns>
    public Task WaitAsync(CancellationToken cancellationToken)
    {
        if (_time is null)
        {
            return Task.CompletedTask;
        }

        TimeSpan wait;
        lock (_lock)
        {
            long now = _time.GetTimestamp();
            long turn = _latest.Count == CallsPerSecond ? Math.Max(_latest.Dequeue() + _time.TimestampFrequency, now) : now;
            _latest.Enqueue(turn);
            wait = _time.GetElapsedTime(now, turn);
        }

        return wait > TimeSpan.Zero ? Task.Delay(wait, _time, cancellationToken) : Task.CompletedTask;
    }
}
