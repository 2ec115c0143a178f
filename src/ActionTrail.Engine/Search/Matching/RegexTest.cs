using System.Text;
using System.Text.RegularExpressions;
using ActionTrail.Core.Errors;

namespace ActionTrail.Engine.Search.Matching;

/// <summary>A regular expression matches somewhere in the text. It never backtracks, so no expression is slow.</summary>
/// <param name="pattern">The expression.</param>
internal sealed class RegexTest(string pattern) : ValueTest
{
    private readonly Regex _regex = Compile(pattern);

    /// <inheritdoc/>
    public override bool Accepts(ReadOnlySpan<byte> text) => _regex.IsMatch(Encoding.UTF8.GetString(text));

    private static Regex Compile(string pattern)
    {
        try
        {
            return new(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (Exception wrong) when (wrong is ArgumentException or NotSupportedException)
        {
            throw new ConfigurationException($"The expression '{pattern}' cannot be used: {wrong.Message}", wrong);
        }
    }
}
