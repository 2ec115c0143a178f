namespace ActionTrail.LocalCloud.Sls.Search;

/// <summary>A parsed search statement.</summary>
internal abstract record SearchNode
{
    /// <summary>Every log.</summary>
    public sealed record All : SearchNode;

    /// <summary>Both hold.</summary>
    public sealed record And(SearchNode Left, SearchNode Right) : SearchNode;

    /// <summary>One holds, or both.</summary>
    public sealed record Or(SearchNode Left, SearchNode Right) : SearchNode;

    /// <summary>It does not hold.</summary>
    public sealed record Not(SearchNode Inner) : SearchNode;

    /// <summary>A word, or several that must all be there.</summary>
    /// <param name="Field">Field that has them; null for any.</param>
    /// <param name="Pattern">The words with <see cref="WordSplitter.AnyRun"/> and <see cref="WordSplitter.AnyOne"/> for wildcards.</param>
    /// <param name="IsPhrase">Whether they must stand together exactly so.</param>
    public sealed record Term(string? Field, string Pattern, bool IsPhrase) : SearchNode;

    /// <summary>A number within bounds.</summary>
    /// <param name="Field">The field.</param>
    /// <param name="Low">Lower bound; null for none.</param>
    /// <param name="High">Upper bound; null for none.</param>
    /// <param name="Text">The condition as it was written, for fields that have no numbers.</param>
    public sealed record Range(string Field, Bound? Low, Bound? High, string Text) : SearchNode;

    /// <summary>One end of a range.</summary>
    /// <param name="Number">The number as it was written.</param>
    /// <param name="IsInclusive">Whether the number itself belongs to the range.</param>
    public sealed record Bound(string Number, bool IsInclusive);
}
