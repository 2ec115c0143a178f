using System.IO.Compression;
using System.Text.Json;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.MaxCompute;
using ActionTrail.LocalCloud.MaxCompute.Rest;

namespace ActionTrail.LocalCloud.MaxCompute.Tunnel;

/// <summary>Record streams on their way in and out.</summary>
internal static class TunnelBody
{
    /// <summary>Largest value of one field.</summary>
    public const int MaxFieldSize = 8 * 1024 * 1024;

    private const string Deflate = "deflate";
    private const int LargestStream = 512 * 1024 * 1024;
    private static readonly JsonReaderOptions s_bounded = new() { MaxDepth = 64 };

    /// <summary>The stream that a request carries, inflated and checked record by record.</summary>
    /// <returns>The stream and how many records it has.</returns>
    /// <exception cref="Gateway.CloudError">It cannot be inflated, is damaged, or holds a value that is too large or no JSON.</exception>
    public static (ReadOnlyMemory<byte> Stream, long Records) Read(OdpsCall call, IReadOnlyList<MaxComputeColumn> columns)
    {
        if (call.Query.ContainsKey("arrow"))
        {
            throw TunnelErrors.InvalidArgument("arrow streams are not supported here");
        }

        ReadOnlyMemory<byte> stream = call.Request.Headers["Content-Encoding"] switch
        {
            "" or "identity" => call.Request.Body,
            Deflate => Inflate(call.Request.Body),
            { } other => throw TunnelErrors.InvalidArgument($"content encoding {other} is not supported; {Deflate} is"),
        };
        try
        {
            var reader = new RecordStreamReader(columns, stream);
            while (reader.Read())
            {
                CheckValues(reader, columns);
            }

            return (stream, reader.Count);
        }
        catch (RecordStreamException damaged)
        {
            throw TunnelErrors.MalformedDataStream(damaged.Message);
        }
    }

    /// <summary>An answer with a stream, deflated when the client takes that.</summary>
    public static WireResponse Write(OdpsCall call, ReadOnlyMemory<byte> stream)
    {
        bool deflate = call.Request.Headers["Accept-Encoding"].Split(',').Any(static encoding => encoding.Trim() == Deflate);
        WireResponse answer = OdpsAnswers.Make(call, 200, "application/octet-stream", deflate ? Compress(stream) : stream);
        if (deflate)
        {
            answer.Headers["Content-Encoding"] = Deflate;
        }

        return answer;
    }

    private static void CheckValues(RecordStreamReader reader, IReadOnlyList<MaxComputeColumn> columns)
    {
        for (int column = 0; column < columns.Count; column++)
        {
            ReadOnlyMemory<byte> value = reader.Bytes(column);
            if (value.Length > MaxFieldSize)
            {
                throw TunnelErrors.MalformedDataStream($"column {columns[column].Name} of record {reader.Count} has {value.Length} bytes; {MaxFieldSize} are allowed");
            }

            if (columns[column].Type == MaxComputeType.Json && !reader.IsNull(column) && !IsJson(value.Span))
            {
                throw TunnelErrors.MalformedDataStream($"column {columns[column].Name} of record {reader.Count} is no JSON");
            }
        }
    }

    private static bool IsJson(ReadOnlySpan<byte> text)
    {
        try
        {
            var reader = new Utf8JsonReader(text, s_bounded);
            while (reader.Read())
            {
                // Reading to the end is the check.
            }

            return true;
        }
        catch (JsonException)
        {
            // That is the answer.
            return false;
        }
    }

    private static ReadOnlyMemory<byte> Inflate(ReadOnlyMemory<byte> body)
    {
        using var inflate = new ZLibStream(new MemoryStream(body.ToArray(), writable: false), CompressionMode.Decompress);
        var output = new MemoryStream();
        byte[] buffer = new byte[64 * 1024];
        try
        {
            while (inflate.Read(buffer) is > 0 and int read)
            {
                output.Write(buffer, 0, read);
                if (output.Length > LargestStream)
                {
                    throw TunnelErrors.InvalidArgument($"the stream inflates to more than {LargestStream} bytes");
                }
            }
        }
        catch (InvalidDataException damaged)
        {
            throw TunnelErrors.MalformedDataStream(damaged.Message);
        }

        return output.GetBuffer().AsMemory(0, (int)output.Length);
    }

    private static byte[] Compress(ReadOnlyMemory<byte> stream)
    {
        var output = new MemoryStream();
        using (var deflate = new ZLibStream(output, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflate.Write(stream.Span);
        }

        return output.ToArray();
    }
}
