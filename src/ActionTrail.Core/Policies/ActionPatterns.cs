namespace ActionTrail.Core.Policies;

/// <summary>The <c>Action</c> or <c>NotAction</c> of a statement. Actions compare without case.</summary>
public sealed class ActionPatterns
{
    private readonly WildcardPattern[] _patterns;

    internal ActionPatterns(IReadOnlyList<string> texts, PatternSense sense)
    {
        Texts = texts;
        Sense = sense;
        _patterns = [.. texts.Select(text => new WildcardPattern(text.ToLowerInvariant()))];
    }

    /// <summary>The patterns as written; at least one.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>Whether they select or exclude.</summary>
    public PatternSense Sense { get; }

    /// <summary>Whether the statement speaks about an action.</summary>
    /// <param name="action">For example <c>oss:PutObject</c>.</param>
    /// <returns>True when it is selected.</returns>
    public bool Select(string action) => WildcardPattern.AnyMatches(_patterns, action.ToLowerInvariant()) == (Sense == PatternSense.AnyOf);
}
