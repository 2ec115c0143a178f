using ActionTrail.Engine.Search.Prefilter;
using ActionTrail.Engine.Search.Queries;

namespace ActionTrail.Engine.Search.Matching;

/// <summary>A field is there and not null.</summary>
internal sealed class ExistsCondition : EventCondition
{
    private readonly FieldPlaces _places;
    private readonly NeedleGroup? _needles;

    public ExistsCondition(FieldTree tree, string field)
    {
        _places = FieldPlaces.Want(tree, field);
        _needles = NeedleGroup.Of([.. EventFieldNames.Places(field).Select(static place => place.Segments[^1] == "*" ? null : NeedleText.Beginning(place.Segments[^1]))]);
    }

    /// <inheritdoc/>
    public override bool Holds(FieldReader fields, ReadOnlySpan<byte> json) => !_places.Values(fields).IsEmpty;

    /// <inheritdoc/>
    public override NeedleGroup? Needles() => _needles;
}
