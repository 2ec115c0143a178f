using ActionTrail.Core.Events;

namespace ActionTrail.Engine.Search.Lookups;

/// <summary>An event that a look-up found.</summary>
/// <param name="Event">The event.</param>
/// <param name="Target">Where.</param>
public sealed record LookupMatch(AuditEvent Event, LookupTarget Target);
