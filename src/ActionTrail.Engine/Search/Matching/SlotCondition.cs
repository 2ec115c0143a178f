using ActionTrail.Engine.Search.Prefilter;

namespace ActionTrail.Engine.Search.Matching;

/// <summary>A value, or a name, in one slot passes a test.</summary>
/// <param name="slot">The slot.</param>
/// <param name="test">The test.</param>
internal sealed class SlotCondition(FieldSlot slot, ValueTest test) : EventCondition
{
    /// <inheritdoc/>
    public override bool Holds(FieldReader fields, ReadOnlySpan<byte> json)
    {
        foreach (FieldValue value in fields.Values(slot))
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
