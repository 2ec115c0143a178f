using ActionTrail.Core.Errors;
using ActionTrail.Core.Events;
using ActionTrail.LocalCloud.Ledger;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>One insight event of the ledger.</summary>
/// <param name="Position">Position in the ledger.</param>
/// <param name="Event">The event.</param>
internal sealed record InsightEvent(long Position, AuditEvent Event)
{
    public DateTimeOffset Time => Event.EventTime;

    /// <summary>What it is about.</summary>
    public InsightFacts Facts => new(Event);

    /// <summary>Kind; see <see cref="InsightTypes"/>.</summary>
    public string Type => Facts.Type;

    /// <summary>Reads a recorded event; null for one that is no insight.</summary>
    public static InsightEvent? Read(LedgerEvent recorded)
    {
        try
        {
            var parsed = AuditEvent.Parse(recorded.Json);
            return parsed.EventCategory == EventCategories.Insight ? new InsightEvent(recorded.Position, parsed) : null;
        }
        catch (InvalidEventException)
        {
            // Imported as it was; it cannot be an insight without id or time.
            return null;
        }
    }
}
