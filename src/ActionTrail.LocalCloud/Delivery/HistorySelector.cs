using ActionTrail.Engine.Delivery;
using ActionTrail.LocalCloud.Trails;

namespace ActionTrail.LocalCloud.Delivery;

/// <summary>Picks what a history job delivers: what the trail selects now, if it happened within the time of the job.</summary>
/// <param name="job">The job.</param>
/// <param name="now">What the trail selects of one kind of events.</param>
internal sealed class HistorySelector(HistoryJobDocument job, TrailSelection now) : IEventSelector
{
    /// <inheritdoc/>
    public SelectorVerdict Judge(in EventTraits traits) =>
        traits.EventTime >= job.Start && traits.EventTime <= job.End ? Kind(traits) : SelectorVerdict.Leave;

    /// <inheritdoc/>
    public bool Takes(ReadOnlyMemory<byte> json) => now.Selector?.Takes(json) != false;

    private SelectorVerdict Kind(in EventTraits traits) =>
        now.Selector is { } selector ? selector.Judge(traits) : ScopeFilter.Selects(now, traits) ? SelectorVerdict.Take : SelectorVerdict.Leave;
}
