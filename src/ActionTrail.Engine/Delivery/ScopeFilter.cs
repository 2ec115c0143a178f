using ActionTrail.Core.Events;
using ActionTrail.Core.Trails;

namespace ActionTrail.Engine.Delivery;

/// <summary>
/// Decides whether a trail covers events of a source. It remembers what the rules say of each account by the number of the account; not
/// thread-safe.
/// </summary>
/// <param name="rules">Rules of the trail.</param>
public sealed class ScopeFilter(ScopeRules rules)
{
    private PositionIntervals?[] _memberships = [];
    private TrailSelection? _selection;

    /// <summary>Rules of the trail.</summary>
    public ScopeRules Rules => rules;

    /// <summary>Whether a selection of management events takes an event.</summary>
    /// <param name="selection">What the trail selects.</param>
    /// <param name="traits">Traits of the event.</param>
    /// <returns>True when it is delivered.</returns>
    public static bool Selects(TrailSelection selection, in EventTraits traits) =>
        traits.Category == EventCategories.Management
        && (selection.Operations == EventRw.All || (selection.Operations == EventRw.Read) == traits.IsRead)
        && (traits.IsGlobal || traits.Region.Length == 0 || selection.Regions.Covers(traits.Region));

    /// <summary>Whether the trail covers an event, as far as its head tells. A record that is no event is taken, so that it is reported and not lost.</summary>
    /// <param name="head">The event.</param>
    /// <returns>The verdict; <see cref="SelectorVerdict.Look"/> only where the rules have a selector.</returns>
    public SelectorVerdict Judge(in EventHead head) =>
        rules.CoversEverything ? SelectorVerdict.Take
            : !MembershipOf(head).Contains(head.Position) || SelectionAt(head.Position) is not { } selection ? SelectorVerdict.Leave
            : Judge(selection, head.Traits);

    private static SelectorVerdict Judge(TrailSelection selection, in EventTraits? traits) => (selection.Selector, traits) switch
    {
        // What cannot be read is reported by the lanes of management events alone.
        (var selector, null) => selector is null ? SelectorVerdict.Take : SelectorVerdict.Leave,
        (null, { } known) => Selects(selection, known) ? SelectorVerdict.Take : SelectorVerdict.Leave,
        ({ } selector, { } known) => selector.Judge(known),
    };

    private PositionIntervals MembershipOf(in EventHead head)
    {
        int number = head.AccountNumber;
        if (number >= _memberships.Length)
        {
            Array.Resize(ref _memberships, Math.Max(number + 1, 2 * _memberships.Length));
        }

        return _memberships[number] ??= rules.Accounts.GetValueOrDefault(head.AccountId, PositionIntervals.Never);
    }

    private TrailSelection? SelectionAt(long position)
    {
        if (_selection?.Contains(position) != true)
        {
            _selection = rules.SelectionAt(position);
        }

        return _selection;
    }
}
