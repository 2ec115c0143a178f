using System.Text;

namespace ActionTrail.Aliyun.Http;

/// <summary>One HTTP answer with its whole body in memory.</summary>
public sealed class WireResponse
{
    /// <summary>HTTP status.</summary>
    public int Status { get; init; } = 200;

    /// <summary>Headers, content headers included.</summary>
    public WireHeaders Headers { get; } = [];

    /// <summary>Body bytes; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The body as UTF-8 text.</summary>
    public string Text => Encoding.UTF8.GetString(Body.Span);

    /// <summary>Whether the status is below 400.</summary>
    public bool IsSuccess => Status < 400;
}
