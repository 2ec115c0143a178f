using ActionTrail.Core.Events;

namespace ActionTrail.Aliyun.Trails;

/// <summary>One page of management events.</summary>
/// <param name="Events">0 to 50 events in the order asked for.</param>
/// <param name="NextToken">Opaque; null on the last page (the wire omits it or sends ""); pass it back with the same query.</param>
/// <param name="StartTime">Start of the range that was searched (UTC).</param>
/// <param name="EndTime">End of the range that was searched (UTC).</param>
/// <remarks>Source: LookupEvents, 2020-07-06.</remarks>
public sealed record EventPage(IReadOnlyList<AuditEvent> Events, string? NextToken, DateTimeOffset? StartTime, DateTimeOffset? EndTime);
