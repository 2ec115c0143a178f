using ActionTrail.Engine.Search.Queries;

namespace ActionTrail.Engine.Search.Matching;

/// <summary>A field that formats put in different places: the first place that has a text counts.</summary>
internal sealed class FieldPlaces
{
    private readonly FieldSlot[] _slots;

    private FieldPlaces(FieldSlot[] slots) => _slots = slots;

    /// <summary>Asks a tree for all places of a field.</summary>
    public static FieldPlaces Want(FieldTree tree, string field) => new([.. EventFieldNames.Places(field).Select(tree.Want)]);

    /// <summary>The values of the place that counts; empty when there is none.</summary>
    public ReadOnlySpan<FieldValue> Values(FieldReader fields)
    {
        ReadOnlySpan<FieldValue> first = [];
        foreach (FieldSlot slot in _slots)
        {
            ReadOnlySpan<FieldValue> values = fields.Values(slot);
            foreach (FieldValue value in values)
            {
                if (value.Length > 0)
                {
                    return values;
                }
            }

            first = first.IsEmpty ? values : first;
        }

        return first;
    }

    /// <summary>The first text of the field, unescaped; empty when there is none.</summary>
    public ReadOnlySpan<byte> Text(FieldReader fields, ReadOnlySpan<byte> json)
    {
        foreach (FieldValue value in Values(fields))
        {
            if (value.Kind != FieldValueKind.Container)
            {
                return fields.Text(value, json);
            }
        }

        return [];
    }
}
