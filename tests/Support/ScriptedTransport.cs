using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Http;
using ActionTrail.Core.Accounts;

namespace ActionTrail.Tests.Support;

/// <summary>A transport that plays answers in order and keeps what was sent. The last answer repeats.</summary>
public sealed class ScriptedTransport(params IReadOnlyList<Func<WireRequest, CancellationToken, Task<WireResponse>>> script) : HttpMessageHandler
{
    private readonly List<WireRequest> _sent = [];

    /// <summary>What was sent so far.</summary>
    public IReadOnlyList<WireRequest> Sent => _sent;

    /// <summary>An answer with a JSON body.</summary>
    public static Func<WireRequest, CancellationToken, Task<WireResponse>> Answer(int status, string json, params IReadOnlyList<(string Name, string Value)> headers) => (_, _) =>
    {
        var response = new WireResponse { Status = status, Body = System.Text.Encoding.UTF8.GetBytes(json) };
        foreach ((string name, string value) in headers)
        {
            response.Headers[name] = value;
        }

        return Task.FromResult(response);
    };

    /// <summary>A connection that breaks.</summary>
    public static Func<WireRequest, CancellationToken, Task<WireResponse>> Breaks() => static (_, _) => throw new HttpRequestException("connection reset");

    /// <summary>An answer that never comes.</summary>
    public static Func<WireRequest, CancellationToken, Task<WireResponse>> Hangs() => static async (_, cancellationToken) =>
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        return new WireResponse();
    };

    /// <summary>A connection over this transport with a fixed key and no jitter.</summary>
    public CloudConnection Connect(TimeProvider time) => new()
    {
        Credentials = new StaticCredentialProvider(new CloudCredentials("testid", "testsecret")),
        Region = RegionId.Parse("cn-hangzhou"),
        Transport = new HttpMessageInvoker(this),
        Time = time,
        NextJitter = static () => 0,
    };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        WireRequest sent = await HttpMessages.ToWireAsync(request, cancellationToken);
        _sent.Add(sent);
        return HttpMessages.ToHttp(await script[Math.Min(_sent.Count, script.Count) - 1](sent, cancellationToken));
    }
}
