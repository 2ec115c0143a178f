using ActionTrail.Core.Events;
using ActionTrail.Core.Trails;

namespace ActionTrail.Engine.Delivery;

/// <summary>Decides whether a trail covers an event. Pure.</summary>
public static class ScopeFilter
{
    /// <summary>Whether a trail covers an event, as far as its head tells. A record that is no event is taken, so that it is reported and not lost.</summary>
    /// <param name="rules">Rules of the trail.</param>
    /// <param name="head">The event.</param>
    /// <returns>The verdict; <see cref="SelectorVerdict.Look"/> only where the rules have a selector.</returns>
    public static SelectorVerdict Judge(ScopeRules rules, in EventHead head) =>
        rules.CoversEverything ? SelectorVerdict.Take
            : !rules.Accounts.TryGetValue(head.AccountId, out PositionIntervals? membership)
            || !membership.Contains(head.Position)
            || rules.SelectionAt(head.Position) is not { } selection
                ? SelectorVerdict.Leave
                : Judge(selection, head.Traits);

    /// <summary>Whether a selection of management events takes an event.</summary>
    /// <param name="selection">What the trail selects.</param>
    /// <param name="traits">Traits of the event.</param>
    /// <returns>True when it is delivered.</returns>
    public static bool Selects(TrailSelection selection, in EventTraits traits) =>
        traits.Category == EventCategories.Management
        && (selection.Operations == EventRw.All || (selection.Operations == EventRw.Read) == traits.IsRead)
        && (traits.IsGlobal || traits.Region.Length == 0 || selection.Regions.Covers(traits.Region));

    private static SelectorVerdict Judge(TrailSelection selection, EventTraits? traits) => (selection.Selector, traits) switch
    {
        // What cannot be read is reported by the lanes of management events alone.
        (var selector, null) => selector is null ? SelectorVerdict.Take : SelectorVerdict.Leave,
        (null, { } known) => Selects(selection, known) ? SelectorVerdict.Take : SelectorVerdict.Leave,
        ({ } selector, { } known) => selector.Judge(known),
    };
}
