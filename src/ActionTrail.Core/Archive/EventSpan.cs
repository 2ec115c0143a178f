namespace ActionTrail.Core.Archive;

/// <summary>Where an event lies in a block.</summary>
/// <param name="Start">Offset of its opening brace.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="HasUnicodeEscapes">Whether it has any <c>u</c> behind a backslash.</param>
public readonly record struct EventSpan(int Start, int Length, bool HasUnicodeEscapes)
{
    /// <summary>The offset behind its closing brace.</summary>
    public int End => Start + Length;
}
