using ActionTrail.Core.Events;

namespace ActionTrail.Engine.Delivery;

/// <summary>Picks events of covered accounts where something else than management events by operation and region is delivered.</summary>
public interface IEventSelector
{
    /// <summary>Whether an event is delivered.</summary>
    /// <param name="source">The event.</param>
    /// <param name="fields">Its fields.</param>
    /// <returns>True when it is.</returns>
    bool Selects(in SourceEvent source, in AuditEventFields fields);
}
