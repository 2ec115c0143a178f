namespace ActionTrail.LocalCloud.Trails;

/// <summary>
/// A stretch of the ledger that a trail covers with one filter (its members are another matter). Starting, stopping and changing the filter close the stretch and open the
/// next, so that an event is judged by what the trail said when it happened and not by what it says at delivery.
/// </summary>
/// <param name="FromPosition">Last position that is before the stretch.</param>
/// <param name="ToPosition">Last position of the stretch; null while it lasts.</param>
/// <param name="EventRw"><c>Write</c>, <c>Read</c> or <c>All</c>.</param>
/// <param name="TrailRegion"><c>All</c> or region ids joined by commas.</param>
internal sealed record LoggingInterval(long FromPosition, long? ToPosition, string EventRw, string TrailRegion)
{
    /// <summary>What it delivered besides management events.</summary>
    public TrailSelectors Selectors { get; init; } = TrailSelectors.None;

    /// <summary>Whether a position lies in the stretch.</summary>
    public bool Contains(long position) => position > FromPosition && !(position > ToPosition);
}
