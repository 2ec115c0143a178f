using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud;

/// <summary>Hands requests to a local cloud in the same process, as they would stand on the wire.</summary>
/// <param name="gateway">Door of the cloud.</param>
internal sealed class LocalCloudTransport(CloudGateway gateway) : HttpMessageHandler
{
    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        WireRequest received = await HttpMessages.ToWireAsync(request, cancellationToken).ConfigureAwait(false);
        HttpResponseMessage answer = HttpMessages.ToHttp(await gateway.HandleAsync(received, cancellationToken).ConfigureAwait(false));
        answer.RequestMessage = request;
        return answer;
    }
}
