namespace ActionTrail.Aliyun.Http;

/// <summary>
/// An invoker that hands wire messages straight to a handler that takes them. Behind any other handler, for example one that stands in front
/// of it to try a failing network, it is an invoker like others.
/// </summary>
/// <param name="handler">What carries the messages.</param>
public sealed class WireInvoker(HttpMessageHandler handler) : HttpMessageInvoker(handler)
{
    /// <summary>The handler, if it takes wire messages; null otherwise.</summary>
    public IWireHandler? Direct { get; } = handler as IWireHandler;
}
