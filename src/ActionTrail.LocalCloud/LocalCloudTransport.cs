using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud;

/// <summary>Hands requests to a local cloud in the same process, as they would stand on the wire.</summary>
/// <param name="gateway">Door of the cloud.</param>
internal sealed class LocalCloudTransport(CloudGateway gateway) : HttpMessageHandler, IWireHandler
{
    /// <inheritdoc/>
    public Task<WireResponse> HandleAsync(WireRequest request, CancellationToken cancellationToken) => gateway.HandleAsync(request, cancellationToken);

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        WireRequest received = await HttpMessages.ToWireAsync(request, cancellationToken).ConfigureAwait(false);
        HttpResponseMessage answer = HttpMessages.ToHttp(await HandleAsync(received, cancellationToken).ConfigureAwait(false));
        answer.RequestMessage = request;
        return answer;
    }
}
