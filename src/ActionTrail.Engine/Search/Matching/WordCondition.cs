using System.Text;
using System.Text.Json;
using ActionTrail.Engine.Search.Prefilter;

namespace ActionTrail.Engine.Search.Matching;

/// <summary>A text occurs in some name or value of the record; the letters A to Z match in either case.</summary>
internal sealed class WordCondition : EventCondition
{
    private readonly Needle? _search;
    private readonly ReadOnlyMemory<byte> _letters;
    private readonly NeedleGroup? _needles;

    public WordCondition(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        _search = bytes.Length > 1 ? new(bytes, LetterCase.Ignored) : null;
        _letters = Encoding.UTF8.GetBytes(bytes.Length == 1 ? text.ToUpperInvariant() + text.ToLowerInvariant() : "");
        _needles = NeedleGroup.Of([NeedleText.AnyCase(text)]);
    }

    /// <inheritdoc/>
    public override bool Holds(FieldReader fields, ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            bool isText = reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String;
            if (isText ? IsIn(fields.Text(ref reader)) : reader.TokenType is JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False && IsIn(reader.ValueSpan))
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public override NeedleGroup? Needles() => _needles;

    private bool IsIn(ReadOnlySpan<byte> value) =>
        _search is not null ? _search.IndexIn(value) >= 0 : _letters.IsEmpty || value.ContainsAny(_letters.Span);
}
