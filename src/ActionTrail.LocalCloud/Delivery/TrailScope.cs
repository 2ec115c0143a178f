using ActionTrail.Core.Trails;
using ActionTrail.Engine.Delivery;
using ActionTrail.LocalCloud.ResourceDirectory;
using ActionTrail.LocalCloud.Trails;

namespace ActionTrail.LocalCloud.Delivery;

/// <summary>
/// What a trail covers, from the trail and the directory. The look is taken inside a transaction of the document store: joining, leaving,
/// starting and stopping happen in one too, so whatever comes later concerns later positions only.
/// </summary>
/// <param name="cloud">State of the cloud.</param>
/// <param name="owner">Account that owns the trail.</param>
/// <param name="name">Name of the trail.</param>
/// <param name="select">What a stretch of logging selects; null for nothing.</param>
internal sealed class TrailScope(CloudState cloud, string owner, string name, Func<LoggingInterval, TrailSelection?> select) : IDeliveryScope
{
    private static readonly ScopeRules s_nothing = new() { Selections = [], Accounts = new Dictionary<string, PositionIntervals>() };
    private readonly Lock _lock = new();
    private (IReadOnlyList<LoggingInterval> Logging, MembershipInterval[] Members) _basis = ([], []);
    private ScopeRules _rules = s_nothing;

    /// <summary>The scope of a trail's management events.</summary>
    /// <param name="cloud">State of the cloud.</param>
    /// <param name="owner">Account that owns the trail.</param>
    /// <param name="name">Name of the trail.</param>
    public TrailScope(CloudState cloud, string owner, string name)
        : this(cloud, owner, name, ManagementOf)
    {
    }

    /// <inheritdoc/>
    public ScopeView Observe()
    {
        (long horizon, TrailDocument? trail, MembershipInterval[] members) = cloud.Documents.Transact(() =>
        {
            TrailDocument? found = TrailCatalog.Find(cloud, owner, name);
            return (cloud.Ledger.LastPosition, found, found is { IsOrganizationTrail: true } ? [.. DirectoryMembership.Read(cloud, found.ManagementAccountId).Intervals] : Array.Empty<MembershipInterval>());
        });
        return new ScopeView(horizon, trail is null ? s_nothing : RulesOf(trail, members));
    }

    private ScopeRules RulesOf(TrailDocument trail, MembershipInterval[] members)
    {
        lock (_lock)
        {
            if (!_basis.Logging.SequenceEqual(trail.Intervals) || !_basis.Members.AsSpan().SequenceEqual(members))
            {
                _basis = (trail.Intervals, members);
                _rules = new ScopeRules { Selections = [.. trail.Intervals.Select(select).OfType<TrailSelection>()], Accounts = trail.IsOrganizationTrail ? MembersOf(members) : OwnerOf(trail) };
            }

            return _rules;
        }
    }

    private static TrailSelection ManagementOf(LoggingInterval interval) => new(
        interval.FromPosition, interval.ToPosition, EventRwText.Parse(interval.EventRw), TrailRegionSelection.Parse(interval.TrailRegion));

    private static Dictionary<string, PositionIntervals> OwnerOf(TrailDocument trail) =>
        new(StringComparer.Ordinal) { [trail.OwnerAccountId] = PositionIntervals.Always };

    // Unconfirmed: whether a multi-account trail also delivers the management account's own events. It is no member of its directory, so it does not here.
    private static Dictionary<string, PositionIntervals> MembersOf(MembershipInterval[] members) =>
        members.GroupBy(static interval => interval.AccountId, StringComparer.Ordinal).ToDictionary(
            static account => account.Key,
            static account => PositionIntervals.Of(account.Select(static interval => (interval.JoinedAtPosition, interval.LeftAtPosition))),
            StringComparer.Ordinal);
}
