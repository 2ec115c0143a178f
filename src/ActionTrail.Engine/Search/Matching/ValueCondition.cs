using ActionTrail.Engine.Search.Prefilter;

namespace ActionTrail.Engine.Search.Matching;

/// <summary>A value of a field passes a test.</summary>
/// <param name="places">The field.</param>
/// <param name="test">The test.</param>
internal sealed class ValueCondition(FieldPlaces places, ValueTest test) : EventCondition
{
    /// <inheritdoc/>
    public override bool Holds(FieldReader fields, ReadOnlySpan<byte> json)
    {
        foreach (FieldValue value in places.Values(fields))
        {
            if (value.Kind != FieldValueKind.Container && test.Accepts(fields.Text(value, json)))
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public override NeedleGroup? Needles() => test.Needles();
}
