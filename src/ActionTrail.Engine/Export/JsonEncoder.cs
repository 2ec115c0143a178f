using ActionTrail.Core.Events;

namespace ActionTrail.Engine.Export;

/// <summary>Events as they were: lines, or one array with an event a line.</summary>
/// <param name="opening">What stands before the first event.</param>
/// <param name="separator">What stands between two events.</param>
/// <param name="closing">What stands behind the last event.</param>
internal sealed class JsonEncoder(byte[] opening, byte[] separator, byte[] closing) : IEventEncoder
{
    /// <summary>A line for each event.</summary>
    public static JsonEncoder Lines() => new([], [], []);

    /// <summary>One array.</summary>
    public static JsonEncoder Array() => new([.. "[\n"u8], [.. ","u8], [.. "]\n"u8]);

    /// <inheritdoc/>
    public void Begin(Stream file) => file.Write(opening);

    /// <inheritdoc/>
    public void Write(Stream file, AuditEvent found, long before)
    {
        if (before > 0)
        {
            file.Write(separator);
        }

        file.Write(Line(found.Json).Span);
        file.Write("\n"u8);
    }

    /// <inheritdoc/>
    public void End(Stream file) => file.Write(closing);

    /// <summary>JSON on one line. In valid JSON a line break stands only between tokens, where a blank means the same.</summary>
    /// <param name="json">Valid JSON, UTF-8.</param>
    /// <returns>The same bytes where there is no line break.</returns>
    internal static ReadOnlyMemory<byte> Line(ReadOnlyMemory<byte> json)
    {
        if (!json.Span.ContainsAny((byte)'\n', (byte)'\r'))
        {
            return json;
        }

        byte[] line = json.ToArray();
        line.AsSpan().Replace((byte)'\n', (byte)' ');
        line.AsSpan().Replace((byte)'\r', (byte)' ');
        return line;
    }
}
