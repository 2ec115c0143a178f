using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Delivery;

/// <summary>Hands the calls of a cloud service to the cloud that it is part of. Who calls stands firm here; the signature is not looked at.</summary>
/// <param name="gateway">Door of the cloud.</param>
/// <param name="service">The service and the account it acts for.</param>
internal sealed class ServiceTransport(CloudGateway gateway, Caller service) : HttpMessageHandler
{
    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        WireRequest received = await HttpMessages.ToWireAsync(request, cancellationToken).ConfigureAwait(false);
        HttpResponseMessage answer = HttpMessages.ToHttp(await gateway.HandleAsServiceAsync(received, service, cancellationToken).ConfigureAwait(false));
        answer.RequestMessage = request;
        return answer;
    }
}
