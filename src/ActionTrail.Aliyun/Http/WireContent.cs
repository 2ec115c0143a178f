using System.Net;

namespace ActionTrail.Aliyun.Http;

/// <summary>A body in memory. A transport in the same process takes it as it is; any other writes it to its stream.</summary>
/// <param name="body">The bytes; they stay as they are.</param>
internal sealed class WireContent(ReadOnlyMemory<byte> body) : HttpContent
{
    /// <summary>The bytes of a content, copied only where it is of another kind.</summary>
    /// <param name="content">The content; null for none.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The bytes.</returns>
    public static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(HttpContent? content, CancellationToken cancellationToken) => content switch
    {
        null => ReadOnlyMemory<byte>.Empty,
        WireContent wire => wire.Body,
        _ => await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false),
    };

    private ReadOnlyMemory<byte> Body => body;

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(body).AsTask();

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        stream.WriteAsync(body, cancellationToken).AsTask();

    /// <inheritdoc/>
    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }
}
