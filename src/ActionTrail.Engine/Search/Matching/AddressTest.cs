using ActionTrail.Engine.Search.Prefilter;

namespace ActionTrail.Engine.Search.Matching;

/// <summary>The text is one of several texts or patterns, or an address in one of several blocks.</summary>
internal sealed class AddressTest : ValueTest
{
    private readonly TextTest _texts;
    private readonly AddressBlock[] _blocks;
    private readonly NeedleGroup? _needles;

    public AddressTest(IReadOnlyList<string> values)
    {
        (string Text, AddressBlock? Block)[] parsed = [.. values.Select(static value => (value, AddressBlock.Parse(value)))];
        string[] texts = [.. parsed.Where(static value => value.Block is null).Select(static value => value.Text)];
        _texts = TextTest.Wildcards(texts);
        _blocks = [.. parsed.Select(static value => value.Block).OfType<AddressBlock>()];
        var blocks = NeedleGroup.Of([.. _blocks.Select(static block => NeedleText.Beginning(block.CommonText))]);
        _needles = _blocks.Length == 0 ? _texts.Needles() : texts.Length == 0 ? blocks : NeedleGroup.Of([_texts.Needles(), blocks]);
    }

    /// <inheritdoc/>
    public override bool Accepts(ReadOnlySpan<byte> text)
    {
        foreach (AddressBlock block in _blocks)
        {
            if (block.Contains(text))
            {
                return true;
            }
        }

        return _texts.Accepts(text);
    }

    /// <inheritdoc/>
    public override NeedleGroup? Needles() => _needles;
}
