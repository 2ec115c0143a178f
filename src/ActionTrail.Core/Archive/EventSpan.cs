namespace ActionTrail.Core.Archive;

/// <summary>Where an event lies in a block.</summary>
/// <param name="Start">Offset of its opening brace.</param>
/// <param name="Length">Its length in bytes.</param>
public readonly record struct EventSpan(int Start, int Length)
{
    /// <summary>The offset behind its closing brace.</summary>
    public int End => Start + Length;
}
