using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ActionTrail.Trials;

/// <summary>An HTTPS endpoint on the loopback address that takes events one per line, and remembers them in the order in which they came.</summary>
internal sealed class TrialEndpoint : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<string>> _arrived = new(StringComparer.Ordinal);
    private readonly X509Certificate2 _certificate;
    private readonly WebApplication _server;

    private TrialEndpoint(X509Certificate2 certificate)
    {
        _certificate = certificate;
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        _server = builder.Build();
        _server.Run(TakeAsync);
    }

    /// <summary>Where events are posted.</summary>
    public string Address => _server.Urls.First() + "/events";

    /// <summary>Thumbprint of its certificate.</summary>
    public string Thumbprint => _certificate.Thumbprint;

    public static async Task<TrialEndpoint> StartAsync()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        using X509Certificate2 made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        var endpoint = new TrialEndpoint(X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), password: null));
        await endpoint._server.StartAsync();
        return endpoint;
    }

    /// <summary>A transport that trusts one certificate and no other.</summary>
    public static HttpMessageInvoker Client(string thumbprint) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false, UseCookies = false, UseProxy = false,
        SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is X509Certificate2 shown && shown.Thumbprint == thumbprint },
    });

    /// <summary>Ids of the events of an account, in the order of arrival, repetitions included.</summary>
    public IReadOnlyList<string> Arrived(string account)
    {
        lock (_lock)
        {
            return _arrived.TryGetValue(account, out List<string>? ids) ? [.. ids] : [];
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _certificate.Dispose();
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        string body = await reader.ReadToEndAsync(context.RequestAborted); // whole or not at all: a sender that dies in the middle has sent nothing
        lock (_lock)
        {
            foreach (string line in body.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                using var json = JsonDocument.Parse(line);
                string account = json.RootElement.GetProperty("recipientAccountId").GetString()!;
                if (!_arrived.TryGetValue(account, out List<string>? ids))
                {
                    _arrived[account] = ids = [];
                }

                ids.Add(json.RootElement.GetProperty("eventId").GetString()!);
            }
        }

        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }
}
