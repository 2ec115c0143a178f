using ActionTrail.Aliyun.Http;

namespace ActionTrail.Engine.Collection;

/// <summary>How a collector paces its work.</summary>
public sealed record CollectorOptions
{
    /// <summary>Time between two passes of continuous collection.</summary>
    /// <value>Default one minute.</value>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Most events that are read ahead of the fastest destination. One that is blocked holds up no reading for the others.</summary>
    /// <value>Default 20,000.</value>
    public int ReadAhead { get; init; } = 20_000;

    /// <summary>Delays before a source that failed is asked again.</summary>
    /// <value>Default: 5 seconds, doubling up to 5 minutes; longer where the source asks for it.</value>
    public RetryOptions Retry { get; init; } = new() { BaseDelay = TimeSpan.FromSeconds(5), MaxDelay = TimeSpan.FromMinutes(5) };
}
