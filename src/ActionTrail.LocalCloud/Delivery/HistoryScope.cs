using ActionTrail.Core.Trails;
using ActionTrail.Engine.Delivery;
using ActionTrail.LocalCloud.ResourceDirectory;
using ActionTrail.LocalCloud.Trails;

namespace ActionTrail.LocalCloud.Delivery;

/// <summary>
/// What a history job covers: the positions before the trail's logging at which it did not log, of the accounts that belong to it when the
/// job is taken up. Live delivery covers all the others, so nothing is delivered by both.
/// </summary>
// Unconfirmed: whether history reaches back to before a member joined. It does here: the accounts are those of today.
internal sealed class HistoryScope : IDeliveryScope
{
    private readonly CloudState _cloud;
    private readonly HistoryJobDocument _job;
    private readonly ScopeRules _rules;

    /// <summary>Looks at the trail once: neither the accounts of a running job change nor the past of the trail.</summary>
    /// <param name="cloud">State of the cloud.</param>
    /// <param name="trail">The trail.</param>
    /// <param name="job">The job.</param>
    /// <param name="kind">Picks the kind of events; null for management events.</param>
    public HistoryScope(CloudState cloud, TrailDocument trail, HistoryJobDocument job, IEventSelector? kind = null)
    {
        _cloud = cloud;
        _job = job;
        var now = new TrailSelection(0, job.ThroughPosition, EventRwText.Parse(trail.EventRw), TrailRegionSelection.Parse(trail.TrailRegion)) { Selector = kind };
        var selector = new HistorySelector(job, now);
        _rules = new ScopeRules
        {
            Selections = [.. Gaps(trail.Intervals, job.ThroughPosition).Select(gap => now with { After = gap.After, Through = gap.Through, Selector = selector })],
            Accounts = AccountsOf(cloud, trail).ToDictionary(static account => account, static _ => PositionIntervals.Always, StringComparer.Ordinal),
        };
    }

    /// <inheritdoc/>
    public ScopeView Observe() => new(Math.Min(_cloud.Ledger.LastPosition, _job.ThroughPosition), _rules);

    /// <summary>The stretches before a position in which a trail did not log.</summary>
    private static IEnumerable<(long After, long Through)> Gaps(IReadOnlyList<LoggingInterval> logged, long through)
    {
        long after = 0;
        foreach (LoggingInterval interval in logged.TakeWhile(interval => interval.FromPosition < through))
        {
            if (interval.FromPosition > after)
            {
                yield return (after, interval.FromPosition);
            }

            after = interval.ToPosition ?? through;
        }

        if (after < through)
        {
            yield return (after, through);
        }
    }

    private static IEnumerable<string> AccountsOf(CloudState cloud, TrailDocument trail) => trail.IsOrganizationTrail
        ? DirectoryMembership.Read(cloud, trail.ManagementAccountId).Intervals.Where(static interval => interval.LeftAtPosition is null).Select(static interval => interval.AccountId).Distinct(StringComparer.Ordinal)
        : [trail.OwnerAccountId];
}
