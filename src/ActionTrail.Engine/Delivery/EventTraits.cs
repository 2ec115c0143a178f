using System.Diagnostics.CodeAnalysis;
using ActionTrail.Core.Events;

namespace ActionTrail.Engine.Delivery;

/// <summary>What delivery decides by. A source that knows it from recording saves reading every event again.</summary>
/// <param name="EventTime">When the event happened (UTC).</param>
/// <param name="Region">Region; empty when the event has none.</param>
/// <param name="Category">See <see cref="EventCategories"/>.</param>
/// <param name="IsRead">Whether the operation only reads.</param>
/// <param name="IsGlobal">Whether a service without regions recorded it.</param>
public readonly record struct EventTraits(DateTimeOffset EventTime, string Region, string Category, bool IsRead, bool IsGlobal)
{
    /// <summary>Reads the traits of an event.</summary>
    /// <param name="json">The event, UTF-8.</param>
    /// <param name="traits">The traits; meaningless when the answer is false.</param>
    /// <param name="defect">Why it is no event, as a clause; null when it is one.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryRead(ReadOnlySpan<byte> json, out EventTraits traits, [NotNullWhen(false)] out string? defect)
    {
        bool isEvent = AuditEventFields.TryRead(json, out AuditEventFields fields, out defect);
        traits = isEvent ? Of(fields) : default;
        return isEvent;
    }

    /// <summary>The traits among the fields of an event.</summary>
    /// <param name="fields">The fields.</param>
    /// <returns>The traits.</returns>
    public static EventTraits Of(in AuditEventFields fields) => new(fields.EventTime, fields.Region, fields.Category, fields.EventRw == "Read", fields.IsGlobal);
}
