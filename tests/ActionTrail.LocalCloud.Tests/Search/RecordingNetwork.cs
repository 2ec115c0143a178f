using System.Collections.Concurrent;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Tests.Search;

/// <summary>Remembers what is asked of a cloud.</summary>
internal sealed class RecordingNetwork(HttpMessageInvoker inner) : HttpMessageHandler
{
    private readonly ConcurrentQueue<Uri> _asked = new();

    /// <summary>Where listings began: the key they go on behind, else the prefix.</summary>
    public IReadOnlyList<string> Listings => [.. _asked.Where(IsListing).Select(static asked => Value(asked, "start-after") is { Length: > 0 } after ? after : Value(asked, "prefix"))];

    /// <summary>How many objects were asked for.</summary>
    public int Gets => _asked.Count(static asked => !IsListing(asked));

    public static (CloudConnection Connection, RecordingNetwork Network) Before(CloudConnection connection)
    {
        var network = new RecordingNetwork(connection.Transport);
        return (connection with { Transport = new HttpMessageInvoker(network) }, network);
    }

    public void Forget() => _asked.Clear();

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _asked.Enqueue(request.RequestUri!);
        return inner.SendAsync(request, cancellationToken);
    }

    private static bool IsListing(Uri asked) => asked.Query.Contains("list-type=2", StringComparison.Ordinal);

    private static string Value(Uri asked, string name) => asked.Query.TrimStart('?').Split('&')
        .Where(pair => pair.StartsWith(name + "=", StringComparison.Ordinal)).Select(pair => Uri.UnescapeDataString(pair[(name.Length + 1)..])).FirstOrDefault("");
}
