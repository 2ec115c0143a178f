using System.Net;
using System.Text;

namespace ActionTrail.LocalCloud.Tests.Verification;

/// <summary>A way into a cloud that answers the canary's call itself, so that nothing records it; everything else goes through.</summary>
internal sealed class ForgetfulGateway(HttpMessageInvoker cloud) : HttpMessageHandler
{
    public const string RequestId = "00000000-0000-4000-8000-00000000C0DE";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        return request.Headers.TryGetValues("x-acs-action", out IEnumerable<string>? action) && action.Contains("StartLogging", StringComparer.Ordinal)
            ? new HttpResponseMessage(HttpStatusCode.NotFound)
            {
                Content = new StringContent($$"""{"RequestId":"{{RequestId}}","Code":"TrailNotFoundException","Message":"The specified trail does not exist."}""", Encoding.UTF8, "application/json"),
            }
            : await cloud.SendAsync(request, cancellationToken);
    }
}
