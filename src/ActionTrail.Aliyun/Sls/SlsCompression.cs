using System.IO.Compression;

namespace ActionTrail.Aliyun.Sls;

/// <summary>Compression of log groups on the wire, named by the header <c>x-log-compresstype</c>.</summary>
public static class SlsCompression
{
    /// <summary>LZ4 block, the service's favourite.</summary>
    public const string Lz4 = "lz4";

    /// <summary>zlib (RFC 1950), whatever the name says.</summary>
    public const string Deflate = "deflate";

    /// <summary>Compresses.</summary>
    /// <param name="kind"><see cref="Lz4"/> or <see cref="Deflate"/>.</param>
    /// <param name="raw">Bytes.</param>
    /// <returns>The compressed bytes.</returns>
    /// <exception cref="NotSupportedException">Another kind.</exception>
    public static byte[] Compress(string kind, ReadOnlySpan<byte> raw)
    {
        switch (kind)
        {
            case Lz4:
                return Lz4Block.Encode(raw);
            case Deflate:
                using (var target = new MemoryStream())
                {
                    using (var zlib = new ZLibStream(target, CompressionLevel.Fastest, leaveOpen: true))
                    {
                        zlib.Write(raw);
                    }

                    return target.ToArray();
                }

            default:
                throw new NotSupportedException($"Compression '{kind}' is not lz4 or deflate.");
        }
    }

    /// <summary>Decompresses; never yields more than the stated size.</summary>
    /// <param name="kind"><see cref="Lz4"/>, <see cref="Deflate"/>, or empty for none.</param>
    /// <param name="body">The bytes as sent.</param>
    /// <param name="rawSize">Bytes of the original, from <c>x-log-bodyrawsize</c>; the caller has bounded it.</param>
    /// <returns>The original.</returns>
    /// <exception cref="SlsDecodeException">The body does not decompress to that size, or the kind is unknown.</exception>
    public static ReadOnlyMemory<byte> Decompress(string kind, ReadOnlyMemory<byte> body, int rawSize) => kind switch
    {
        "" => body,
        Lz4 => Lz4Block.TryDecode(body.Span, rawSize) ?? throw Failure($"the lz4 block does not hold {rawSize} bytes"),
        Deflate => Inflate(body, rawSize),
        _ => throw Failure($"compression '{kind}' is not lz4 or deflate"),
    };

    private static byte[] Inflate(ReadOnlyMemory<byte> body, int rawSize)
    {
        byte[] target = new byte[rawSize];
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(body.ToArray(), writable: false), CompressionMode.Decompress);
            int read = zlib.ReadAtLeast(target, rawSize, throwOnEndOfStream: false);
            Span<byte> beyond = stackalloc byte[1];
            return read == rawSize && zlib.Read(beyond) == 0 ? target : throw Failure($"the zlib stream does not hold {rawSize} bytes");
        }
        catch (InvalidDataException broken)
        {
            throw Failure("the zlib stream is damaged", broken);
        }
    }

    private static SlsDecodeException Failure(string detail, Exception? cause = null) =>
        new(SlsDecodeProblem.Compression, $"Failed to decompress logs: {detail}.", cause);
}
