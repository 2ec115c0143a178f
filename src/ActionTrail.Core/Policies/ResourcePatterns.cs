using System.Buffers;
using ActionTrail.Core.Names;

namespace ActionTrail.Core.Policies;

/// <summary>
/// The <c>Resource</c> or <c>NotResource</c> of a statement. Resources compare case-sensitively except for the service; an empty region
/// or account matches any; a star crosses slashes and colons.
/// </summary>
public sealed class ResourcePatterns
{
    private static readonly SearchValues<char> s_foldedService = SearchValues.Create(NameRule.LowerLetters + NameRule.Digits + "-*?");

    private readonly WildcardPattern[] _patterns;

    internal ResourcePatterns(IReadOnlyList<string> texts, PatternSense sense)
    {
        Texts = texts;
        Sense = sense;
        _patterns = [.. texts.Select(text => new WildcardPattern(FoldService(OpenEmptyParts(text))))];
    }

    /// <summary>The patterns as written; at least one.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>Whether they select or exclude.</summary>
    public PatternSense Sense { get; }

    /// <summary>Whether the statement speaks about a resource.</summary>
    /// <param name="resource">ARN text, or <c>*</c> for operations that have no resource.</param>
    /// <returns>True when it is selected.</returns>
    public bool Select(string resource) => WildcardPattern.AnyMatches(_patterns, FoldService(resource)) == (Sense == PatternSense.AnyOf);

    private static string OpenEmptyParts(string text) =>
        text.Split(':', 5) is [var acs, var service, var region, var account, var rest]
            ? $"{acs}:{service}:{(region.Length == 0 ? "*" : region)}:{(account.Length == 0 ? "*" : account)}:{rest}"
            : text;

    private static string FoldService(string text)
    {
        int start = text.IndexOf(':', StringComparison.Ordinal) + 1;
        int end = start == 0 ? -1 : text.IndexOf(':', start);
        return end < 0 || !text.AsSpan(start, end - start).ContainsAnyExcept(s_foldedService)
            ? text
            : string.Concat(text.AsSpan(0, start), text[start..end].ToLowerInvariant(), text.AsSpan(end));
    }
}
