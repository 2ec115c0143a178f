namespace ActionTrail.Engine.Search.Lookups;

/// <summary>
/// Keeps the look-ups of one account within what the service takes: so many calls in any second. A call within the limit never waits.
/// </summary>
/// <remarks>Source: LookupEvents, 2 calls a second.</remarks>
// Unconfirmed: whether the limit counts by account alone or by account and region.
public sealed class LookupPace
{
    /// <summary>Calls that the service takes from one account in a second.</summary>
    public const int CallsPerSecond = 2;

    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);
    private readonly TimeProvider? _time;
    private readonly Lock _lock = new();
    private readonly Queue<DateTimeOffset> _latest = new(CallsPerSecond);

    /// <summary>Makes the pace of an account that has made no calls.</summary>
    /// <param name="time">The clock.</param>
    public LookupPace(TimeProvider time) => _time = time;

    private LookupPace()
    {
    }

    /// <summary>No pace at all, for a cloud that sets none.</summary>
    public static LookupPace None { get; } = new();

    /// <summary>Waits until a call may be made, and counts it.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
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
            DateTimeOffset now = _time.GetUtcNow();
            DateTimeOffset turn = _latest.Count == CallsPerSecond && _latest.Dequeue() + s_second is var free && free > now ? free : now;
            _latest.Enqueue(turn);
            wait = turn - now;
        }

        return wait > TimeSpan.Zero ? Task.Delay(wait, _time, cancellationToken) : Task.CompletedTask;
    }
}
