using ActionTrail.Engine.Search.Prefilter;

namespace ActionTrail.Engine.Search.Matching;

/// <summary>A test of one value's text.</summary>
internal abstract class ValueTest
{
    /// <summary>Whether a text passes.</summary>
    /// <param name="text">Unescaped, UTF-8.</param>
    public abstract bool Accepts(ReadOnlySpan<byte> text);

    /// <summary>Bytes of which one must be in every record whose value passes, unless escapes hide it; null when nothing can be said.</summary>
    public virtual NeedleGroup? Needles() => null;
}
