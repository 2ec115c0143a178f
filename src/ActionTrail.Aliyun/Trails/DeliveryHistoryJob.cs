using ActionTrail.Aliyun.Pop;

namespace ActionTrail.Aliyun.Trails;

/// <summary>A job that delivers what was recorded before a trail began.</summary>
public sealed record DeliveryHistoryJob
{
    /// <summary>Number of the job.</summary>
    public required long JobId { get; init; }

    /// <summary>Name of the trail.</summary>
    public required string TrailName { get; init; }

    /// <summary>Home region of the trail.</summary>
    public string HomeRegion { get; init; } = "";

    /// <summary>State.</summary>
    public required DeliveryHistoryStatus Status { get; init; }

    /// <summary>State of each region; empty in lists.</summary>
    public IReadOnlyDictionary<string, DeliveryHistoryStatus> Regions { get; init; } = new Dictionary<string, DeliveryHistoryStatus>(StringComparer.Ordinal);

    /// <summary>When it was created (UTC); null where the answer does not say.</summary>
    public DateTimeOffset? CreatedTime { get; init; }

    /// <summary>When it last made progress (UTC); null where the answer does not say.</summary>
    public DateTimeOffset? UpdatedTime { get; init; }

    /// <summary>Earliest event time that it delivers (UTC); null where the answer does not say.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>Latest event time that it delivers (UTC); null where the answer does not say.</summary>
    public DateTimeOffset? EndTime { get; init; }

    internal static DeliveryHistoryJob Read(PopAnswer answer) => new()
    {
        JobId = answer.Integer("JobId", 0),
        TrailName = answer.Text("TrailName"),
        HomeRegion = answer.TextOrNull("HomeRegion") ?? "",
        Status = (DeliveryHistoryStatus)answer.Integer("JobStatus", 0),
        Regions = answer.List("Status").ToDictionary(
            static region => region.Text("Region"), static region => (DeliveryHistoryStatus)region.Integer("Status", 0), StringComparer.Ordinal),
        CreatedTime = answer.TimeOrNull("CreatedTime"),
        UpdatedTime = answer.TimeOrNull("UpdatedTime"),
        StartTime = answer.TimeOrNull("StartTime"),
        EndTime = answer.TimeOrNull("EndTime"),
    };
}

/// <summary>State of a history job; the numbers are the wire's own.</summary>
public enum DeliveryHistoryStatus
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
