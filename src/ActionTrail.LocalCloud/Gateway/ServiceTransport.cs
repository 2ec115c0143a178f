using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Gateway;

/// <summary>
/// Hands a service's own requests to the cloud. They are not authenticated by signature, because a service principal has no key; policies,
/// trust and recording apply as to everybody.
/// </summary>
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
