namespace ActionTrail.LocalCloud;

/// <summary>
/// A clock that shows the same time until it is moved, so that a test sees the same times in every run. What waits still waits in real
/// time: only the time of day stands. Thread-safe.
/// </summary>
/// <param name="start">The time that it shows first.</param>
public sealed class StandingClock(DateTimeOffset start) : TimeProvider
{
    private long _ticks = start.UtcTicks;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    /// <summary>Moves the clock forward.</summary>
    /// <param name="by">How far; not negative, because nothing in a cloud expects time to run backwards.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public void Move(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        Interlocked.Add(ref _ticks, by.Ticks);
    }
}
