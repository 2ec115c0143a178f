using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Delivery;

namespace ActionTrail.Commands.Delivery;

/// <summary>How delivery of a trail to one destination stands.</summary>
public sealed record AtDelivery
{
    /// <summary>Name of the trail.</summary>
    public required string Name { get; init; }

    /// <summary>Region that keeps the trail's configuration.</summary>
    public required string HomeRegion { get; init; }

    /// <summary><c>OSS</c>, <c>SLS</c> or <c>MaxCompute</c>.</summary>
    public required string Destination { get; init; }

    /// <summary><c>CaughtUp</c>, <c>Pending</c> or <c>Blocked</c>; on the real cloud <c>Delivering</c>, <c>Waiting</c> or <c>Blocked</c>.</summary>
    public required string State { get; init; }

    /// <summary>Events that the trail covers; null where the cloud does not tell.</summary>
    public long? Recorded { get; init; }

    /// <summary>Events that the destination acknowledged; null where the cloud does not tell.</summary>
    public long? Delivered { get; init; }

    /// <summary>Events that it has yet to get; null where the cloud does not tell.</summary>
    public long? Pending { get; init; }

    /// <summary>Events that it can never take; null where the cloud does not tell.</summary>
    public long? Dead { get; init; }

    /// <summary>How long the oldest pending event has waited; null where the cloud does not tell.</summary>
    public TimeSpan? Lag { get; init; }

    /// <summary>When something last arrived (UTC); null when nothing did.</summary>
    public DateTimeOffset? LatestDeliveryTime { get; init; }

    /// <summary>Keys of the newest digests that seal delivered files, one for each chain; kept elsewhere, they let Test-AtArchive prove later that nothing was taken away.</summary>
    public IReadOnlyList<string> SealHeads { get; init; } = [];

    /// <summary>What blocks it; empty when nothing does.</summary>
    public string Problem { get; init; } = "";

    /// <summary>The command that mends it; empty when there is nothing to mend, or waiting is enough.</summary>
    public string Mend { get; init; } = "";

    /// <summary>The problem as an error, or null.</summary>
    internal DeliveryException? Error => Problem.Length == 0 ? null
        : new DeliveryException($"Trail '{Name}' cannot deliver to {Destination}: {Problem}", Mend.Length > 0 ? Mend : "Wait; delivery is tried again by itself.");

    internal static AtDelivery Of(Trail trail, LaneStatus lane) => new()
    {
        Name = trail.Name,
        HomeRegion = trail.HomeRegion,
        Destination = lane.Kind switch { DestinationKind.Oss => "OSS", DestinationKind.Sls => "SLS", _ => "MaxCompute" },
        State = lane.Trouble is not null ? "Blocked" : lane.Pending > 0 ? "Pending" : "CaughtUp",
        Recorded = lane.Recorded,
        Delivered = lane.Delivered,
        Pending = lane.Pending,
        Dead = lane.Dead,
        Lag = lane.Lag,
        LatestDeliveryTime = lane.LastDeliveryTime,
        SealHeads = lane.SealHeads,
        Problem = lane.Trouble?.Message ?? "",
        Mend = lane.Trouble?.Mend ?? "",
    };

    internal static IEnumerable<AtDelivery> Of(Trail trail, TrailStatus status)
    {
        if (trail.OssBucketName.Length > 0)
        {
            yield return Reported("OSS", status.LatestDeliveryTime, status.LatestDeliveryError);
        }

        if (trail.SlsProjectArn.Length > 0)
        {
            yield return Reported("SLS", status.LatestDeliveryLogServiceTime, status.LatestDeliveryLogServiceError);
        }

        if (trail.MaxComputeProjectArn.Length > 0)
        {
            yield return Reported("MaxCompute", status.LatestDeliveryMaxComputeTime, status.LatestDeliveryMaxComputeError);
        }

        AtDelivery Reported(string destination, DateTimeOffset? latest, string error) => new()
        {
            Name = trail.Name,
            HomeRegion = trail.HomeRegion,
            Destination = destination,
            State = error.Length > 0 ? "Blocked" : latest is null ? "Waiting" : "Delivering",
            LatestDeliveryTime = latest,
            Problem = error,
        };
    }
}
