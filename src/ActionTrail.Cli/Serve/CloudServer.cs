using ActionTrail.Aliyun.Http;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Errors;
using ActionTrail.LocalCloud;
using ActionTrail.LocalCloud.Samples;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ActionTrail.Cli.Serve;

/// <summary>Serves a local cloud over HTTP until it is told to stop; what is in flight then is finished.</summary>
internal static class CloudServer
{
    private const long MaxBody = 256L << 20;

    /// <summary>Runs the server.</summary>
    /// <param name="options">Folder and addresses.</param>
    /// <param name="output">Gets the endpoint, how to use it, and the ready line.</param>
    /// <param name="cancellationToken">Stops it, as Ctrl+C and SIGTERM do.</param>
    /// <returns>0 after an orderly stop; 2 when it could not start.</returns>
    public static async Task<int> RunAsync(ServeOptions options, TextWriter output, CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlyList<Uri> addresses = ServeAddress.Check(options);
            await using LocalCloudHost cloud = LocalCloudHost.Open(new LocalCloudOptions { Folder = options.Folder });
            if (options.Sample)
            {
                await SampleCompany.EnsureAsync(cloud, RegionId.Parse("cn-hangzhou"), cancellationToken);
            }

            string profiles = ServedProfiles.Write(cloud);
            await using WebApplication server = Build(cloud, addresses);
            await server.StartAsync(cancellationToken);
            await using var delivery = new ServedDelivery(cloud, options.DeliverEvery);
            delivery.Start();
            string endpoint = server.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();
            await output.WriteLineAsync($"""
                Local cloud  {cloud.Folder}
                Endpoint     {endpoint}
                Profiles     {profiles} (one for each account, in the format of the aliyun CLI)
                Use it       http_proxy={endpoint} lets unmodified clients reach the real host names over http;
                             or give a client this endpoint and protocol http.
                Ready. Ctrl+C stops it.
                """.AsMemory(), cancellationToken);
            await server.WaitForShutdownAsync(cancellationToken);
            return 0;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return 0; // told to stop while it was still starting
        }
        catch (ActionTrailException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 2;
        }
        catch (IOException busy)
        {
            await Console.Error.WriteLineAsync($"The server cannot listen on {options.Urls}: {busy.Message}");
            return 2;
        }
    }

    /// <summary>Makes the server of an open cloud.</summary>
    /// <param name="cloud">The cloud.</param>
    /// <param name="addresses">Where it listens.</param>
    /// <returns>The server, not started; the caller disposes it.</returns>
    public static WebApplication Build(LocalCloudHost cloud, IReadOnlyList<Uri> addresses)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(static kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.AllowHostHeaderOverride = true; // an absolute-form target and its Host header may differ; the target counts
            kestrel.ResponseHeaderEncodingSelector = static _ => System.Text.Encoding.UTF8; // what a client stored in a header comes back in one
            kestrel.Limits.MaxRequestBodySize = MaxBody;
            kestrel.Limits.MaxRequestLineSize = 32 << 10;
            kestrel.Limits.MaxRequestHeadersTotalSize = 64 << 10;
        });
        builder.WebHost.UseUrls([.. addresses.Select(static address => address.GetLeftPart(UriPartial.Authority))]);
        WebApplication server = builder.Build();
        server.Run(context => AnswerAsync(cloud, context));
        return server;
    }

    private static async Task AnswerAsync(LocalCloudHost cloud, HttpContext context)
    {
        if (context.Request.Path == "/health" && context.Request.Headers.Authorization.Count == 0)
        {
            await context.Response.WriteAsync("{\"status\":\"ok\"}", context.RequestAborted);
            return;
        }

        WireRequest request;
        try
        {
            request = await HttpExchange.ReadAsync(context);
        }
        catch (BadHttpRequestException malformed)
        {
            context.Response.StatusCode = malformed.StatusCode;
            return;
        }

        await HttpExchange.WriteAsync(context, await cloud.HandleAsync(request, context.RequestAborted));
    }
}
