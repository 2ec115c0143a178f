using System.Management.Automation;

namespace ActionTrail.Commands;

/// <summary>The names that a user asked for, some of them wildcards. Remembers which ones met something.</summary>
/// <param name="names">Names and wildcards.</param>
internal sealed class NamePatterns(IEnumerable<string> names)
{
    private readonly (string Text, WildcardPattern Pattern)[] _patterns = [.. names.Select(static name => (name, new WildcardPattern(name, WildcardOptions.IgnoreCase)))];
    private readonly HashSet<string> _met = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The plain names that nothing answered to so far: errors, while an unanswered wildcard is just an empty result.</summary>
    public IEnumerable<string> Missing => _patterns.Select(static pattern => pattern.Text)
        .Where(text => !WildcardPattern.ContainsWildcardCharacters(text) && !_met.Contains(text));

    /// <summary>Whether something is meant.</summary>
    /// <param name="aliases">What it is called: name, id.</param>
    /// <returns>True when one of its names fits one of the patterns.</returns>
    public bool Match(params ReadOnlySpan<string> aliases)
    {
        bool found = false;
        foreach ((string text, WildcardPattern pattern) in _patterns)
        {
            foreach (string alias in aliases)
            {
                if (pattern.IsMatch(alias))
                {
                    _met.Add(text);
                    found = true;
                }
            }
        }

        return found;
    }
}
