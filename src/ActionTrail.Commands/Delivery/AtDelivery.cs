using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Collection;
using ActionTrail.Engine.Delivery;

namespace ActionTrail.Commands.Delivery;

/// <summary>How delivery of a trail, or of a collection, to one destination stands.</summary>
public sealed record AtDelivery
{
    /// <summary>Name of the trail or collection.</summary>
    public required string Name { get; init; }

    /// <summary>Region that keeps the trail's configuration; empty for a collection.</summary>
    public required string HomeRegion { get; init; }

    /// <summary><c>OSS</c>, <c>SLS</c> or <c>MaxCompute</c>; for a collection also <c>Folder</c> or <c>Endpoint</c>.</summary>
    public required string Destination { get; init; }

    /// <summary>Where the destination of a collection is: folder, host, bucket or project; empty for a trail.</summary>
    public string Address { get; init; } = "";

    /// <summary>Where the events of a collection come from; empty for a trail.</summary>
    public string Source { get; init; } = "";

    /// <summary>State folder of a collection; empty for a trail.</summary>
    public string StatePath { get; init; } = "";

    /// <summary><c>CaughtUp</c>, <c>Pending</c> or <c>Blocked</c>; on the real cloud <c>Delivering</c>, <c>Waiting</c> or <c>Blocked</c>.</summary>
    public required string State { get; init; }

    /// <summary>Events that the trail covers, or that were collected; null where the cloud does not tell.</summary>
    public long? Recorded { get; init; }

    /// <summary>Events that the destination acknowledged; null where the cloud does not tell.</summary>
    public long? Delivered { get; init; }

    /// <summary>Events that it has yet to get; null where the cloud does not tell.</summary>
    public long? Pending { get; init; }

    /// <summary>Events that it can never take; null where the cloud does not tell.</summary>
    public long? Dead { get; init; }

    /// <summary>Events of a collection that this destination can never take, with the reason; empty for a trail.</summary>
    public IReadOnlyList<DeadLetter> DeadLetters { get; init; } = [];

    /// <summary>How long the oldest pending event has waited; null where the cloud does not tell.</summary>
    public TimeSpan? Lag { get; init; }

    /// <summary>When something last arrived (UTC); null when nothing did.</summary>
    public DateTimeOffset? LatestDeliveryTime { get; init; }

    /// <summary>Keys of the newest digests that seal delivered files, one for each chain of the place where the trail delivers now; kept elsewhere, they let Test-AtArchive prove later that nothing was taken away.</summary>
    public IReadOnlyList<string> SealHeads { get; init; } = [];

    /// <summary>What blocks it; empty when nothing does.</summary>
    public string Problem { get; init; } = "";

    /// <summary>The command that mends it; empty when there is nothing to mend, or waiting is enough.</summary>
    public string Mend { get; init; } = "";

    /// <summary>What keeps the source of a collection from being read; empty when nothing does, and for a trail.</summary>
    public string SourceProblem { get; init; } = "";

    /// <summary>The problem as an error, or null.</summary>
    internal DeliveryException? Error => Problem.Length == 0 ? null
        : new DeliveryException($"{(Source.Length > 0 ? "Collection" : "Trail")} '{Name}' cannot deliver to {Destination}{(Address.Length > 0 ? $" {Address}" : "")}: {Problem}", Mend.Length > 0 ? Mend : "Wait; delivery is tried again by itself.");

    internal static AtDelivery Of(Trail trail, LaneStatus lane) => new()
    {
        Name = trail.Name,
        HomeRegion = trail.HomeRegion,
        Destination = NameOf(lane.Kind),
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

    internal static IReadOnlyList<AtDelivery> Of(CollectionStatus status, string statePath) =>
    [
        .. status.Targets.Select(target => new AtDelivery
        {
            Name = status.Collection.Name,
            HomeRegion = "",
            Destination = NameOf(target.Target.Kind),
            Address = target.Target.Address,
            Source = status.Collection.Source,
            StatePath = statePath,
            State = target.Lane.Trouble is not null || status.SourceTrouble is not null ? "Blocked" : target.Lane.Pending > 0 ? "Pending" : "CaughtUp",
            Recorded = target.Lane.Recorded,
            Delivered = target.Lane.Delivered,
            Pending = target.Lane.Pending,
            Dead = target.Lane.Dead,
            DeadLetters = target.DeadLetters,
            Lag = target.Lane.Lag,
            LatestDeliveryTime = target.Lane.LastDeliveryTime,
            Problem = target.Lane.Trouble?.Message ?? "",
            SourceProblem = status.SourceTrouble?.Message ?? "",
            Mend = target.Lane.Trouble?.Mend ?? "",
        }),
    ];

    internal static string NameOf(DestinationKind kind) => kind switch { DestinationKind.Oss => "OSS", DestinationKind.Sls => "SLS", _ => kind.ToString() };

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
