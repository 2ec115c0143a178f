using System.Diagnostics.CodeAnalysis;
using ActionTrail.Core.Errors;

namespace ActionTrail.Core.Trails;

/// <summary>The wire text of <see cref="EventRw"/> and what it covers.</summary>
public static class EventRwText
{
    /// <summary>Parses <c>Write</c>, <c>Read</c> or <c>All</c>, exactly.</summary>
    /// <param name="text">Text to parse.</param>
    /// <returns>The selection.</returns>
    /// <exception cref="InvalidNameException">The text is none of the three.</exception>
    public static EventRw Parse(string text) =>
        TryParse(text, out EventRw result) ? result : throw new InvalidNameException("EventRW", text, "is unknown; Write, Read and All are allowed");

    /// <summary>Parses <c>Write</c>, <c>Read</c> or <c>All</c>, exactly.</summary>
    /// <param name="text">Text to parse; null never parses.</param>
    /// <param name="result">The selection; meaningless when the answer is false.</param>
    /// <returns>Whether it parsed.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out EventRw result)
    {
        (bool known, result) = text switch
        {
            "Write" => (true, EventRw.Write),
            "Read" => (true, EventRw.Read),
            "All" => (true, EventRw.All),
            _ => (false, default),
        };
        return known;
    }

    /// <summary>Whether the selection takes an event.</summary>
    /// <param name="selection">What the trail delivers.</param>
    /// <param name="eventRw">The event's <c>eventRW</c>; anything but <c>Read</c> counts as a write, so that nothing is lost.</param>
    /// <returns>Whether it is delivered.</returns>
    public static bool Covers(this EventRw selection, string eventRw) =>
        selection == EventRw.All || (selection == EventRw.Read) == string.Equals(eventRw, "Read", StringComparison.Ordinal);
}
