using ActionTrail.Aliyun.Pop;

namespace ActionTrail.Aliyun.Trails;

/// <summary>Whether a trail is logging and how its delivery stands. Errors are empty and times null where there is nothing to tell.</summary>
public sealed record TrailStatus
{
    /// <summary>Name of the trail.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is logging.</summary>
    public required bool IsLogging { get; init; }

    /// <summary>Whether the bucket takes events; false when there is none.</summary>
    public required bool OssBucketStatus { get; init; }

    /// <summary>Whether the logstore takes events; false when there is none.</summary>
    public required bool SlsLogStoreStatus { get; init; }

    /// <summary>When events last arrived in the bucket (UTC).</summary>
    public DateTimeOffset? LatestDeliveryTime { get; init; }

    /// <summary>Why the last attempt on the bucket failed.</summary>
    public string LatestDeliveryError { get; init; } = "";

    /// <summary>When events last arrived in the logstore (UTC).</summary>
    public DateTimeOffset? LatestDeliveryLogServiceTime { get; init; }

    /// <summary>Why the last attempt on the logstore failed.</summary>
    public string LatestDeliveryLogServiceError { get; init; } = "";

    /// <summary>When events last arrived in the table (UTC); the local cloud alone tells it.</summary>
    public DateTimeOffset? LatestDeliveryMaxComputeTime { get; init; }

    /// <summary>Why the last attempt on the table failed; the local cloud alone tells it.</summary>
    public string LatestDeliveryMaxComputeError { get; init; } = "";

    /// <summary>When logging was last started (UTC).</summary>
    public DateTimeOffset? StartLoggingTime { get; init; }

    /// <summary>When logging was last stopped (UTC).</summary>
    public DateTimeOffset? StopLoggingTime { get; init; }

    internal static TrailStatus Read(string name, PopAnswer answer) => new()
    {
        Name = name,
        IsLogging = answer.Boolean("IsLogging"),
        OssBucketStatus = answer.Boolean("OssBucketStatus"),
        SlsLogStoreStatus = answer.Boolean("SlsLogStoreStatus"),
        LatestDeliveryTime = answer.TimeOrNull("LatestDeliveryTime"),
        LatestDeliveryError = answer.TextOrNull("LatestDeliveryError") ?? "",
        LatestDeliveryLogServiceTime = answer.TimeOrNull("LatestDeliveryLogServiceTime"),
        LatestDeliveryLogServiceError = answer.TextOrNull("LatestDeliveryLogServiceError") ?? "",
        LatestDeliveryMaxComputeTime = answer.TimeOrNull("LatestDeliveryMaxComputeTime"),
        LatestDeliveryMaxComputeError = answer.TextOrNull("LatestDeliveryMaxComputeError") ?? "",
        StartLoggingTime = answer.TimeOrNull("StartLoggingTime"),
        StopLoggingTime = answer.TimeOrNull("StopLoggingTime"),
    };
}
