namespace ActionTrail.LocalCloud.Tests.Gateway;

/// <summary>A clock that tells when it is read, so that a test can look at the world in the middle of a call.</summary>
internal sealed class WatchedTime(TimeProvider inner) : TimeProvider
{
    /// <summary>Runs before every reading.</summary>
    public Action OnRead { get; set; } = static () => { };

    public override long TimestampFrequency => inner.TimestampFrequency;

    public override DateTimeOffset GetUtcNow()
    {
        OnRead();
        return inner.GetUtcNow();
    }

    public override long GetTimestamp() => inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => inner.CreateTimer(callback, state, dueTime, period);
}
