namespace ActionTrail.Engine.Search.Matching;

/// <summary>The values that were found in one record, by slot.</summary>
internal sealed class FieldValues
{
    private readonly FieldValue[][] _values;
    private readonly int[] _counts;

    /// <summary>Makes room.</summary>
    /// <param name="slots">How many slots.</param>
    public FieldValues(int slots)
    {
        _counts = new int[slots];
        _values = new FieldValue[slots][];
        for (int i = 0; i < slots; i++)
        {
            _values[i] = new FieldValue[2];
        }
    }

    /// <summary>The values of a slot.</summary>
    public ReadOnlySpan<FieldValue> this[FieldSlot slot] => _values[slot.Index].AsSpan(0, _counts[slot.Index]);

    /// <summary>Forgets everything.</summary>
    public void Clear() => Array.Clear(_counts);

    /// <summary>How many values the slots of a node and below have; to come back to with <see cref="Return"/>.</summary>
    public void Mark(FieldNode node, Span<int> marks) => _counts.AsSpan(node.FirstSlot, node.SlotCount).CopyTo(marks);

    /// <summary>Forgets the values of a node and below that came after a mark of it or of a node above.</summary>
    /// <param name="node">The node.</param>
    /// <param name="marked">The node that was marked.</param>
    /// <param name="marks">The mark.</param>
    public void Return(FieldNode node, FieldNode marked, ReadOnlySpan<int> marks) =>
        marks.Slice(node.FirstSlot - marked.FirstSlot, node.SlotCount).CopyTo(_counts.AsSpan(node.FirstSlot));

    /// <summary>Keeps a value.</summary>
    /// <param name="slot">Where; null keeps nothing.</param>
    /// <param name="value">The value.</param>
    public void Add(FieldSlot? slot, FieldValue value)
    {
        if (slot is null)
        {
            return;
        }

        ref FieldValue[] values = ref _values[slot.Index];
        int count = _counts[slot.Index];
        if (count == values.Length)
        {
            Array.Resize(ref values, count * 2);
        }

        values[count] = value;
        _counts[slot.Index] = count + 1;
    }
}
