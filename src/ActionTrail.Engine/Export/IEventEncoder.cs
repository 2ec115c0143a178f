using ActionTrail.Core.Events;

namespace ActionTrail.Engine.Export;

/// <summary>Writes events in one format. It knows how many are before an event, and nothing else.</summary>
internal interface IEventEncoder
{
    /// <summary>Writes what stands before the first event.</summary>
    void Begin(Stream file);

    /// <summary>Writes an event.</summary>
    /// <param name="file">The file.</param>
    /// <param name="found">The event.</param>
    /// <param name="before">How many events the export has written before.</param>
    void Write(Stream file, AuditEvent found, long before);

    /// <summary>Writes what stands behind the last event.</summary>
    void End(Stream file);
}
