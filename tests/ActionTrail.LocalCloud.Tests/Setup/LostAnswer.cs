using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Tests.Setup;

/// <summary>A way into a cloud on which the answer to the first call that is meant gets lost; everything else goes through.</summary>
internal sealed class LostAnswer(HttpMessageInvoker cloud, Predicate<HttpRequestMessage> isMeant) : HttpMessageHandler
{
    private int _sent;

    /// <summary>How often the call was sent.</summary>
    public int Sent => _sent;

    public static (CloudConnection Connection, LostAnswer Network) Before(CloudConnection connection, Predicate<HttpRequestMessage> isMeant)
    {
        var network = new LostAnswer(connection.Transport, isMeant);
        return (connection with { Transport = new HttpMessageInvoker(network), Retry = new RetryOptions { BaseDelay = TimeSpan.Zero } }, network);
    }

    public static Predicate<HttpRequestMessage> Action(string name) =>
        request => request.Headers.TryGetValues("x-acs-action", out IEnumerable<string>? action) && action.Contains(name, StringComparer.Ordinal);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        bool isLost = isMeant(request) && Interlocked.Increment(ref _sent) == 1;
        HttpResponseMessage answer = await cloud.SendAsync(request, cancellationToken);
        return isLost ? throw new HttpRequestException("Connection reset while waiting for the answer.") : answer;
    }
}
