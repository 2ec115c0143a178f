using ActionTrail.Engine.Search.Prefilter;

namespace ActionTrail.Engine.Search.Matching;

/// <summary>At least one of several conditions holds.</summary>
/// <param name="inner">The conditions.</param>
internal sealed class AnyCondition(params EventCondition[] inner) : EventCondition
{
    /// <inheritdoc/>
    public override bool Holds(FieldReader fields, ReadOnlySpan<byte> json)
    {
        foreach (EventCondition condition in inner)
        {
            if (condition.Holds(fields, json))
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public override NeedleGroup? Needles() => NeedleGroup.Of([.. inner.Select(static condition => condition.Needles())]);
}
