using ActionTrail.Core.Events;
using ActionTrail.Core.Trails;

namespace ActionTrail.Engine.Delivery;

/// <summary>Decides whether a trail covers an event. Pure.</summary>
public static class ScopeFilter
{
    /// <summary>Whether a trail covers an event. One that cannot be read counts as covered, so that it is reported and not lost.</summary>
    /// <param name="rules">Rules of the trail.</param>
    /// <param name="source">The event.</param>
    /// <param name="fields">Its fields; meaningless unless it is covered and can be read.</param>
    /// <param name="defect">Why it cannot be read, as a clause; null when it can.</param>
    /// <returns>True when it is covered.</returns>
    public static bool Covers(ScopeRules rules, in SourceEvent source, out AuditEventFields fields, out string? defect)
    {
        fields = default;
        defect = null;
        return rules.Accounts.TryGetValue(source.AccountId, out PositionIntervals? membership)
            && membership.Contains(source.Position)
            && rules.SelectionAt(source.Position) is { } selection
            && Selects(selection, source, out fields, out defect);
    }

    /// <summary>Whether a selection takes an event of a covered account.</summary>
    /// <param name="selection">What the trail selects.</param>
    /// <param name="fields">Fields of the event.</param>
    /// <returns>True when it is delivered.</returns>
    public static bool Selects(TrailSelection selection, in AuditEventFields fields) =>
        fields.Category == EventCategories.Management
        && selection.Operations.Covers(fields.EventRw)
        && (fields.IsGlobal || fields.Region.Length == 0 || selection.Regions.Covers(fields.Region));

    /// <summary>What cannot be read is reported by the management events' lanes alone.</summary>
    private static bool Selects(TrailSelection selection, in SourceEvent source, out AuditEventFields fields, out string? defect) =>
        AuditEventFields.TryRead(source.Json.Span, out fields, out defect)
            ? selection.Selector?.Selects(source, fields) ?? Selects(selection, fields)
            : selection.Selector is null;
}
