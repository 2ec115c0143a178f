namespace ActionTrail.Aliyun.Http;

/// <summary>How failed calls are repeated.</summary>
public sealed record RetryOptions
{
    /// <summary>Attempts in all, the first included; at least 1.</summary>
    /// <value>Default 6.</value>
    public int MaxAttempts { get; init; } = 6;

    /// <summary>Delay before the second attempt; doubles with each further one, with full jitter.</summary>
    /// <value>Default 200 milliseconds.</value>
    public TimeSpan BaseDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Upper bound of one delay, unless the server asks for more.</summary>
    /// <value>Default 10 seconds.</value>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Bound on one attempt.</summary>
    /// <value>Default 60 seconds.</value>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Bound on the whole call, delays included; no attempt starts after it.</summary>
    /// <value>Default 3 minutes.</value>
    public TimeSpan TotalDeadline { get; init; } = TimeSpan.FromMinutes(3);
}
