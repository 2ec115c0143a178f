using ActionTrail.LocalCloud.Delivery;

namespace ActionTrail.LocalCloud;

/// <summary>How a local cloud is opened.</summary>
public sealed record LocalCloudOptions
{
    /// <summary>Folder of the cloud; one process at a time may have it open.</summary>
    public required string Folder { get; init; }

    /// <summary>The clock of the cloud: signatures, sessions, retention and events go by it.</summary>
    /// <value>Default: the system's clock.</value>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where ids, keys and secrets come from.</summary>
    /// <value>Default: unpredictable.</value>
    public IdSource Ids { get; init; } = IdSource.Random();

    /// <summary>Whether a folder that holds no cloud yet gets one.</summary>
    /// <value>Default true.</value>
    public bool CreateIfMissing { get; init; } = true;

    /// <summary>How the trails of the cloud are delivered.</summary>
    public DeliveryHostOptions Delivery { get; init; } = new();

    /// <summary>Sees every failure inside the cloud that is not the client's; the client gets the documented internal error. Null for nobody.</summary>
    public Action<Exception>? OnFault { get; init; }
}
