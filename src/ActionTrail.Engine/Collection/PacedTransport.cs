using ActionTrail.Engine.Search.Lookups;

namespace ActionTrail.Engine.Collection;

/// <summary>A transport that keeps to a pace. It lies below the retries, so that every attempt counts.</summary>
/// <param name="inner">Carries the requests; not disposed.</param>
/// <param name="pace">The pace.</param>
internal sealed class PacedTransport(HttpMessageInvoker inner, LookupPace pace) : HttpMessageHandler
{
    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await pace.WaitAsync(cancellationToken).ConfigureAwait(false);
        return await inner.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
