namespace ActionTrail.Engine.Search.Matching;

/// <summary>Another condition does not hold.</summary>
/// <param name="inner">The other.</param>
internal sealed class NotCondition(EventCondition inner) : EventCondition
{
    /// <inheritdoc/>
    public override bool Holds(FieldReader fields, ReadOnlySpan<byte> json) => !inner.Holds(fields, json);
}
