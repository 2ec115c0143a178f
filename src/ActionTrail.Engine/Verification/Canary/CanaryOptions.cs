namespace ActionTrail.Engine.Verification.Canary;

/// <summary>How long and how often is looked.</summary>
public sealed record CanaryOptions
{
    /// <summary>The time in which ActionTrail promises an event to arrive.</summary>
    public static readonly TimeSpan Promise = TimeSpan.FromMinutes(10);

    /// <summary>When to stop waiting.</summary>
    /// <value>Default 15 minutes, so that what is late is still seen.</value>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Pause between two looks.</summary>
    /// <value>Default 15 seconds.</value>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Called after the calls, before the first look: lets a local cloud deliver, after which nothing more will come. Null to wait.</summary>
    public Func<CancellationToken, Task>? Deliver { get; init; }

    /// <summary>Sees how many cells are open and how long it has taken, before every pause.</summary>
    public Action<int, TimeSpan>? Progress { get; init; }
}
