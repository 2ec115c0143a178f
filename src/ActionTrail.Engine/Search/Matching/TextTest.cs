using System.Text;
using ActionTrail.Engine.Search.Prefilter;

namespace ActionTrail.Engine.Search.Matching;

/// <summary>The text is one of several values, or matches one of several patterns.</summary>
internal sealed class TextTest : ValueTest
{
    private readonly byte[]? _only;
    private readonly HashSet<byte[]>.AlternateLookup<ReadOnlySpan<byte>> _several; // Asked only where there is not just one.
    private readonly BytePattern[] _patterns;
    private readonly NeedleGroup? _needles;

    private TextTest(IReadOnlyCollection<string> values, IReadOnlyCollection<string> patterns)
    {
        if (values.Count == 1)
        {
            _only = Encoding.UTF8.GetBytes(values.First());
        }
        else
        {
            _several = new HashSet<byte[]>(values.Select(Encoding.UTF8.GetBytes), ByteStringComparer.Instance).GetAlternateLookup<ReadOnlySpan<byte>>();
        }

        _patterns = [.. patterns.Select(static pattern => new BytePattern(pattern))];
        _needles = NeedleGroup.Of([.. values.Select(NeedleText.Whole), .. patterns.Select(NeedleText.Pattern)]);
    }

    /// <summary>Values in which <c>*</c> and <c>?</c> are wildcards.</summary>
    public static TextTest Wildcards(IReadOnlyList<string> values) => new([.. values.Where(static value => !BytePattern.Has(value))], [.. values.Where(BytePattern.Has)]);

    /// <summary>Values as they are.</summary>
    public static TextTest Exactly(IReadOnlyList<string> values) => new(values, []);

    /// <inheritdoc/>
    public override bool Accepts(ReadOnlySpan<byte> text)
    {
        if (_only is not null ? text.SequenceEqual(_only) : _several.Contains(text))
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
