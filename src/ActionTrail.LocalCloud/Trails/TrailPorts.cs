using ActionTrail.Engine.Delivery;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>What the trail operations need of the rest of the cloud; a part of its state, set up when the cloud opens.</summary>
internal sealed class TrailPorts : IDisposable
{
    private readonly DestinationProbe _probe;

    private TrailPorts(DestinationProbe probe) => _probe = probe;

    /// <summary>Tries destinations.</summary>
    public IDestinationProbe Destinations => _probe;

    /// <summary>Knows how delivery stands; the delivery engine of the cloud puts itself here.</summary>
    public IDeliveryStatusSource Delivery { get; set; } = new NoDelivery();

    /// <summary>Sets the ports up.</summary>
    /// <param name="cloud">State of the cloud.</param>
    /// <param name="gateway">Door of the cloud.</param>
    public static void Open(CloudState cloud, CloudGateway gateway) => cloud.Part(state => new TrailPorts(new DestinationProbe(state, gateway)));

    /// <summary>The ports of a cloud.</summary>
    public static TrailPorts Of(CloudState cloud) => cloud.Part<TrailPorts>(static _ => throw new InvalidOperationException("The trail ports of this cloud were not opened."));

    /// <inheritdoc/>
    public void Dispose() => _probe.Dispose();

    /// <summary>Stands in while no delivery engine runs.</summary>
    private sealed class NoDelivery : IDeliveryStatusSource
    {
        public TrailDeliveryStatus StatusOf(TrailDocument trail) => TrailDeliveryStatus.Untried;

        public IReadOnlyList<DeliveryAttempts> AttemptsOf(TrailDocument trail, DestinationKind kind, DateTimeOffset start, DateTimeOffset end) => [];
    }
}
