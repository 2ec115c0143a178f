using ActionTrail.Core.Trails;
using ActionTrail.Engine.Delivery;

namespace ActionTrail.Engine.Tests.Delivery;

/// <summary>A scope whose members join and leave.</summary>
internal sealed class MemoryScope(IEventSource source) : IDeliveryScope
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<(long After, long? Through)>> _members = new(StringComparer.Ordinal);
    private ScopeRules? _rules;

    public IReadOnlyList<TrailSelection> Selections { get; init; } = [new(0, null, EventRw.All, TrailRegionSelection.All)];

    public bool IsMember(string account) => _members.TryGetValue(account, out List<(long After, long? Through)>? stays) && stays[^1].Through is null;

    public MemoryScope Join(params string[] accounts)
    {
        lock (_lock)
        {
            foreach (string account in accounts)
            {
                (_members.TryGetValue(account, out List<(long, long?)>? stays) ? stays : _members[account] = []).Add((source.LastPosition, null));
            }

            _rules = null;
            return this;
        }
    }

    public void Leave(string account)
    {
        lock (_lock)
        {
            _members[account][^1] = (_members[account][^1].After, source.LastPosition);
            _rules = null;
        }
    }

    public ScopeView Observe()
    {
        lock (_lock)
        {
            _rules ??= new ScopeRules
            {
                Selections = Selections,
                Accounts = _members.ToDictionary(static pair => pair.Key, static pair => PositionIntervals.Of(pair.Value), StringComparer.Ordinal),
            };
            return new ScopeView(source.LastPosition, _rules);
        }
    }
}
