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

        file.Write(JsonLine.Of(found.Json).Span);
        file.Write("\n"u8);
    }

    /// <inheritdoc/>
    public void End(Stream file) => file.Write(closing);
}
