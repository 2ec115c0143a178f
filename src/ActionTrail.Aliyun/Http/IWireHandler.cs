namespace ActionTrail.Aliyun.Http;

/// <summary>The end of a transport that lies in the same process: it takes a request as it would stand on the wire, without HTTP messages in between.</summary>
public interface IWireHandler
{
    /// <summary>Answers one request.</summary>
    /// <param name="request">The request; the handler may keep it.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The answer; the caller may keep it.</returns>
    Task<WireResponse> HandleAsync(WireRequest request, CancellationToken cancellationToken);
}
