using ActionTrail.Aliyun.Trails;
using ActionTrail.Engine.Search.Queries;

namespace ActionTrail.Engine.Search.Lookups;

/// <summary>What a look-up asks of every account.</summary>
/// <param name="Query">What must hold for an event; the time range below counts.</param>
/// <param name="Since">Earliest time, inclusive.</param>
/// <param name="Until">Latest time, inclusive; fixed, so that every page searches the same range.</param>
public sealed record LookupRequest(ArchiveQuery Query, DateTimeOffset Since, DateTimeOffset Until)
{
    /// <summary>Order of the events, over all accounts.</summary>
    /// <value>Default: newest first.</value>
    public EventOrder Order { get; init; } = EventOrder.NewestFirst;

    /// <summary>How many events are wanted at most; null for all.</summary>
    public int? First { get; init; }
}
