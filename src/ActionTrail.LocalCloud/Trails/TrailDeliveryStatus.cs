namespace ActionTrail.LocalCloud.Trails;

/// <summary>How delivery of one trail stands, per kind of destination; null for a destination that was never tried.</summary>
internal sealed record TrailDeliveryStatus
{
    /// <summary>Nothing was ever tried.</summary>
    public static TrailDeliveryStatus Untried { get; } = new();

    public DestinationDeliveryStatus? Oss { get; init; }

    public DestinationDeliveryStatus? Sls { get; init; }

    public DestinationDeliveryStatus? MaxCompute { get; init; }
}
