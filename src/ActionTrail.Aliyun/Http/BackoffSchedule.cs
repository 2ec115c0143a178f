namespace ActionTrail.Aliyun.Http;

/// <summary>Computes delays between attempts. Pure: numbers in, number out.</summary>
public static class BackoffSchedule
{
    /// <summary>Delay before the attempt that follows a failed one.</summary>
    /// <param name="options">Bounds.</param>
    /// <param name="failedAttempts">How many attempts have failed, from 1.</param>
    /// <param name="serverDelay">Delay that the server asked for, or null; it is a lower bound.</param>
    /// <param name="jitter">A number in [0, 1).</param>
    /// <returns>The delay; never negative.</returns>
    public static TimeSpan Delay(RetryOptions options, int failedAttempts, TimeSpan? serverDelay, double jitter)
    {
        double ceiling = Math.Min(options.MaxDelay.TotalMilliseconds, options.BaseDelay.TotalMilliseconds * Math.Pow(2, Math.Min(failedAttempts - 1, 30)));
        var delay = TimeSpan.FromMilliseconds(ceiling * (0.5 + (jitter / 2)));
        return serverDelay is { } asked && asked > delay ? asked : delay;
    }
}
