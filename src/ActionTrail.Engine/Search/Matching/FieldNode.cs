using System.Text.Json;

namespace ActionTrail.Engine.Search.Matching;

/// <summary>One name on the way to the wanted fields.</summary>
/// <param name="name">The name, UTF-8.</param>
internal sealed class FieldNode(byte[] name)
{
    /// <summary>Names are compared after unescaping only up to this length; a longer one is none of ours.</summary>
    private const int LongestName = 512;

    private readonly byte[] _name = name;
    private FieldNode[][] _byLength = [];

    /// <summary>Wanted names below.</summary>
    public List<FieldNode> Children { get; } = [];

    /// <summary>What is wanted below every name; null for nothing.</summary>
    public FieldNode? Any { get; set; }

    /// <summary>Keeps the value; null when only something below is wanted.</summary>
    public FieldSlot? Slot { get; set; }

    /// <summary>Keeps the names of the properties; null when nobody asks for them.</summary>
    public FieldSlot? Names { get; set; }

    /// <summary>First slot of this node and everything below it.</summary>
    public int FirstSlot { get; private set; }

    /// <summary>How many slots this node and everything below it have.</summary>
    public int SlotCount { get; private set; }

    /// <summary>Whether anything inside the value is wanted.</summary>
    public bool GoesOn => Children.Count > 0 || Any is not null || Names is not null;

    /// <summary>The node of a name, made if it is not there.</summary>
    public FieldNode Child(ReadOnlySpan<byte> property)
    {
        foreach (FieldNode child in Children)
        {
            if (property.SequenceEqual(child._name))
            {
                return child;
            }
        }

        var made = new FieldNode(property.ToArray());
        Children.Add(made);
        return made;
    }

    /// <summary>The node of a property by its unescaped name; null when it is not wanted.</summary>
    public FieldNode? Find(ReadOnlySpan<byte> property)
    {
        if (property.Length < _byLength.Length)
        {
            foreach (FieldNode child in _byLength[property.Length])
            {
                if (property.SequenceEqual(child._name))
                {
                    return child;
                }
            }
        }

        return null;
    }

    /// <summary>The node of the property that the reader stands on; null when it is not wanted.</summary>
    public FieldNode? Find(ref Utf8JsonReader reader) => reader.ValueIsEscaped ? FindEscaped(ref reader) : Find(reader.ValueSpan);

    /// <summary>Numbers the slots.</summary>
    /// <returns>The next free number.</returns>
    public int Number(int first)
    {
        FileByLength();
        FirstSlot = first;
        int next = first;
        foreach (FieldSlot slot in new[] { Slot, Names }.OfType<FieldSlot>())
        {
            slot.Index = next++;
        }

        foreach (FieldNode child in Children)
        {
            next = child.Number(next);
        }

        next = Any?.Number(next) ?? next;
        SlotCount = next - first;
        return next;
    }

    private void FileByLength()
    {
        int longest = -1;
        foreach (FieldNode child in Children)
        {
            longest = Math.Max(longest, child._name.Length);
        }

        _byLength = new FieldNode[longest + 1][];
        Array.Fill(_byLength, []);
        foreach (FieldNode child in Children)
        {
            _byLength[child._name.Length] = [.. _byLength[child._name.Length], child];
        }
    }

    private FieldNode? FindEscaped(ref Utf8JsonReader reader)
    {
        if (reader.ValueSpan.Length > LongestName)
        {
            return null;
        }

        foreach (FieldNode child in Children)
        {
            if (reader.ValueTextEquals(child._name))
            {
                return child;
            }
        }

        return null;
    }
}
