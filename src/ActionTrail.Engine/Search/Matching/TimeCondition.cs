using ActionTrail.Core.Events;

namespace ActionTrail.Engine.Search.Matching;

/// <summary>The event happened in a range of time.</summary>
/// <param name="time">The event's time.</param>
/// <param name="since">Inclusive.</param>
/// <param name="until">Exclusive.</param>
internal sealed class TimeCondition(FieldPlaces time, DateTimeOffset since, DateTimeOffset until) : EventCondition
{
    /// <inheritdoc/>
    public override bool Holds(FieldReader fields, ReadOnlySpan<byte> json) =>
        EventTimes.TryParse(time.Text(fields, json), out DateTimeOffset when) && when >= since && when < until;
}
