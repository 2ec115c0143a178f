using ActionTrail.Aliyun.Http;
using ActionTrail.Engine.Delivery;

namespace ActionTrail.LocalCloud.Delivery;

/// <summary>How a local cloud delivers. The defaults are the documented pace; trials and benchmarks change them.</summary>
public sealed record DeliveryHostOptions
{
    /// <summary>Wraps what carries the deliveries' requests into the cloud, to try how a failing network is survived.</summary>
    /// <value>Default: nothing comes between.</value>
    public Func<HttpMessageHandler, HttpMessageHandler> Network { get; init; } = static inner => inner;

    /// <summary>When and how often a failed request is repeated before the destination counts as blocked.</summary>
    public RetryOptions Retry { get; init; } = new();

    /// <summary>Limits and pace per kind of destination.</summary>
    /// <value>Default: <see cref="LaneOptions.For"/>.</value>
    public Func<DestinationKind, LaneOptions> Lanes { get; init; } = LaneOptions.For;
}
