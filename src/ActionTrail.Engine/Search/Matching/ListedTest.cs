using ActionTrail.Engine.Search.Prefilter;

namespace ActionTrail.Engine.Search.Matching;

/// <summary>One item of a list that is written as a text, separated by commas and semicolons, is one of several values or matches a pattern.</summary>
/// <param name="values">Values in which <c>*</c> and <c>?</c> are wildcards.</param>
internal sealed class ListedTest(IReadOnlyList<string> values) : ValueTest
{
    private readonly TextTest _item = TextTest.Wildcards(values);

    private readonly NeedleGroup? _needles =
        NeedleGroup.Of([.. values.Select(static value => BytePattern.Has(value) ? NeedleText.PatternPart(value) : NeedleText.Part(value))]);

    /// <inheritdoc/>
    public override bool Accepts(ReadOnlySpan<byte> text)
    {
        foreach (Range item in text.SplitAny((byte)',', (byte)';'))
        {
            if (_item.Accepts(text[item]))
            {
                return true;
            }
        }

        return _item.Accepts(text);
    }

    /// <inheritdoc/>
    public override NeedleGroup? Needles() => _needles;
}
