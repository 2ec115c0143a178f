using ActionTrail.Engine.Search.Prefilter;

namespace ActionTrail.Engine.Search.Matching;

/// <summary>One thing that must hold for an event. Shared by all threads; it keeps nothing of an event.</summary>
internal abstract class EventCondition
{
    /// <summary>Whether it holds.</summary>
    /// <param name="fields">The reader that has read the record.</param>
    /// <param name="json">The record.</param>
    public abstract bool Holds(FieldReader fields, ReadOnlySpan<byte> json);

    /// <summary>Bytes of which one must be in every record for which it holds, unless escapes hide it; null when nothing can be said.</summary>
    public virtual NeedleGroup? Needles() => null;
}
