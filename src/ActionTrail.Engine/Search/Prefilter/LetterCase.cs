namespace ActionTrail.Engine.Search.Prefilter;

/// <summary>Whether the letters A to Z must be written as given.</summary>
internal enum LetterCase
{
    /// <summary>As given.</summary>
    Exact,

    /// <summary>In either case.</summary>
    Ignored,
}
