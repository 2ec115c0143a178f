using ActionTrail.Core.Accounts;
using ActionTrail.Engine.Delivery;

namespace ActionTrail.Engine.Collection;

/// <summary>A destination of a collection and the sink that writes to it.</summary>
/// <param name="Target">The destination.</param>
/// <param name="Sink">Its sink.</param>
/// <param name="HomeRegion">Where events of global services and of no region are filed.</param>
public sealed record CollectionLane(CollectionTarget Target, IDeliverySink Sink, RegionId HomeRegion)
{
    /// <summary>A window is delivered before much more is read, so that what is read ahead stays little.</summary>
    private const int WindowCount = 10_000;

    /// <summary>Limits and pace.</summary>
    /// <value>Default: those of the kind, in windows of 10,000 events.</value>
    public LaneOptions Options { get; init; } = LaneOptions.For(Target.Kind) with { WindowCount = WindowCount };

    /// <summary>The lane as the worker takes it.</summary>
    /// <returns>The definition.</returns>
    internal LaneDefinition Define() => new() { Key = Target.Key, Kind = Target.Kind, HomeRegion = HomeRegion, Sink = Sink, Options = Options };
}
