using System.Text;
using ActionTrail.Engine.Search.Queries;

namespace ActionTrail.Engine.Search.Matching;

/// <summary>All paths that a search wants, merged, so that one pass over a record finds every value.</summary>
internal sealed class FieldTree
{
    private const string AnyName = "*";

    /// <summary>The record itself.</summary>
    public FieldNode Root { get; } = new([]);

    /// <summary>How many slots there are; valid after <see cref="Number"/>.</summary>
    public int SlotCount { get; private set; }

    /// <summary>Asks for the values at a path.</summary>
    /// <returns>Where they will be.</returns>
    public FieldSlot Want(FieldPath path)
    {
        FieldNode node = Node(path);
        return node.Slot ??= new();
    }

    /// <summary>Asks for the names of the properties at a path.</summary>
    /// <returns>Where they will be.</returns>
    public FieldSlot WantNames(FieldPath path)
    {
        FieldNode node = Node(path);
        return node.Names ??= new();
    }

    /// <summary>Numbers the slots; nothing can be asked for afterwards.</summary>
    public void Number() => SlotCount = Root.Number(0);

    private FieldNode Node(FieldPath path)
    {
        FieldNode node = Root;
        foreach (string segment in path.Segments)
        {
            node = segment == AnyName ? node.Any ??= new([]) : node.Child(Encoding.UTF8.GetBytes(segment));
        }

        return node;
    }
}
