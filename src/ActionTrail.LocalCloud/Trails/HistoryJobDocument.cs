namespace ActionTrail.LocalCloud.Trails;

/// <summary>A job that delivers what was recorded before a trail began; stored under the trail's owner by its number.</summary>
internal sealed record HistoryJobDocument
{
    /// <summary>Number, from 1 in each account.</summary>
    public required int JobId { get; init; }

    public required string TrailName { get; init; }

    public required string HomeRegion { get; init; }

    /// <summary>When it was created (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last made progress (UTC).</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Earliest event time that it delivers.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>Latest event time that it delivers.</summary>
    public required DateTimeOffset End { get; init; }

    /// <summary>Last ledger position that it delivers; later events are the trail's own.</summary>
    public required long ThroughPosition { get; init; }

    /// <summary>State of each region.</summary>
    public required IReadOnlyDictionary<string, HistoryJobStatus> Regions { get; init; }

    /// <summary>Token that the creator gave, so that a repeated creation finds this job; empty for none.</summary>
    public string ClientToken { get; init; } = "";

    /// <summary>Why it failed, as one sentence; empty when it did not.</summary>
    public string Failure { get; init; } = "";

    /// <summary>State of the whole job.</summary>
    public HistoryJobStatus Status =>
        Regions.Values.Contains(HistoryJobStatus.Failed) ? HistoryJobStatus.Failed
        : Regions.Values.All(static status => status == HistoryJobStatus.Complete) ? HistoryJobStatus.Complete
        : Regions.Values.All(static status => status == HistoryJobStatus.Initializing) ? HistoryJobStatus.Initializing
        : HistoryJobStatus.Delivering;

    /// <summary>Whether it still has something to do.</summary>
    public bool IsRunning => Status is HistoryJobStatus.Initializing or HistoryJobStatus.Delivering;
}

/// <summary>State of a history job; the numbers are the wire's own.</summary>
internal enum HistoryJobStatus
{
    /// <summary>Nothing was delivered yet.</summary>
    Initializing = 0,

    /// <summary>It is delivering.</summary>
    Delivering = 1,

    /// <summary>Everything was delivered.</summary>
    Complete = 2,

    /// <summary>It cannot go on.</summary>
    Failed = 3,
}
