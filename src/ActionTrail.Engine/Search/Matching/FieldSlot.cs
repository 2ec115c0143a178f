namespace ActionTrail.Engine.Search.Matching;

/// <summary>The place where <see cref="FieldReader"/> keeps the values of one path.</summary>
internal sealed class FieldSlot
{
    /// <summary>Number of the slot; slots of one subtree are numbered in a row. Set when the tree is built.</summary>
    public int Index { get; set; } = -1;
}
