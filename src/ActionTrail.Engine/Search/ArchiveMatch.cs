using ActionTrail.Core.Errors;
using ActionTrail.Core.Events;

namespace ActionTrail.Engine.Search;

/// <summary>An event that a search found.</summary>
public sealed class ArchiveMatch
{
    internal ArchiveMatch(ReadOnlyMemory<byte> json, DateTimeOffset eventTime, UInt128 idHash, string item)
    {
        Json = json;
        EventTime = eventTime;
        IdHash = idHash;
        Item = item;
    }

    /// <summary>The event as it was, UTF-8; of a log of Log Service, the event inside.</summary>
    public ReadOnlyMemory<byte> Json { get; }

    /// <summary>When it happened, UTC.</summary>
    public DateTimeOffset EventTime { get; }

    /// <summary>The file or object it lies in.</summary>
    public string Item { get; }

    internal UInt128 IdHash { get; }

    /// <summary>The event for a person to read.</summary>
    /// <returns>The event.</returns>
    /// <exception cref="InvalidEventException">Never for what a search found.</exception>
    public AuditEvent ToEvent() => AuditEvent.Parse(Json);
}
