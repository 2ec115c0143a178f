using ActionTrail.Engine.Collection;

namespace ActionTrail.Commands.Delivery;

/// <summary>A collection as the parameters ask for it.</summary>
internal sealed record CollectionRequest
{
    /// <summary>State folder, absolute.</summary>
    public required string StatePath { get; init; }

    /// <summary>Name of the collection.</summary>
    public required string Name { get; init; }

    /// <summary>What is collected, as a phrase.</summary>
    public required string Source { get; init; }

    /// <summary>Makes the feed.</summary>
    public required Func<IEventFeed> Feed { get; init; }

    /// <summary>Where it goes; at least one.</summary>
    public required IReadOnlyList<CollectionLane> Lanes { get; init; }

    /// <summary>Clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Pace.</summary>
    public CollectorOptions Options { get; init; } = new();

    /// <summary>The destinations, for people.</summary>
    public string Destinations => string.Join(", ", Lanes.Select(static lane => $"{AtDelivery.NameOf(lane.Target.Kind)} {lane.Target.Address}"));
}
