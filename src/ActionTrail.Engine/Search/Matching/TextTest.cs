using System.Text;
using ActionTrail.Engine.Search.Prefilter;

namespace ActionTrail.Engine.Search.Matching;

/// <summary>The text is one of several values, or matches one of several patterns.</summary>
internal sealed class TextTest : ValueTest
{
    private readonly HashSet<byte[]> _values;
    private readonly HashSet<byte[]>.AlternateLookup<ReadOnlySpan<byte>> _lookup;
    private readonly byte[]? _only;
    private readonly BytePattern[] _patterns;
    private readonly NeedleGroup? _needles;

    private TextTest(IEnumerable<string> values, IEnumerable<string> patterns)
    {
        _values = new(values.Select(Encoding.UTF8.GetBytes), ByteStringComparer.Instance);
        _lookup = _values.GetAlternateLookup<ReadOnlySpan<byte>>();
        _only = _values.Count == 1 ? _values.First() : null;
        _patterns = [.. patterns.Select(static pattern => new BytePattern(pattern))];
        _needles = NeedleGroup.Of([.. values.Select(NeedleText.Whole), .. patterns.Select(NeedleText.Pattern)]);
    }

    /// <summary>Values in which <c>*</c> and <c>?</c> are wildcards.</summary>
    public static TextTest Wildcards(IReadOnlyList<string> values) => new(values.Where(static value => !BytePattern.Has(value)), values.Where(BytePattern.Has));

    /// <summary>Values as they are.</summary>
    public static TextTest Exactly(IReadOnlyList<string> values) => new(values, []);

    /// <inheritdoc/>
    public override bool Accepts(ReadOnlySpan<byte> text)
    {
        if (_only is not null ? text.SequenceEqual(_only) : _lookup.Contains(text))
        {
            return true;
        }

        foreach (BytePattern pattern in _patterns)
        {
            if (pattern.Matches(text))
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public override NeedleGroup? Needles() => _needles;
}
