using System.Management.Automation;

namespace ActionTrail.Commands;

/// <summary>Turns candidate values into completions: prefix match without case, quoted where needed.</summary>
internal static class Completion
{
    /// <summary>The candidates that start with what was typed.</summary>
    /// <param name="typed">What was typed, perhaps with an opening quote.</param>
    /// <param name="candidates">All values.</param>
    /// <returns>Completions in the order of the candidates.</returns>
    public static IEnumerable<CompletionResult> Of(string typed, IEnumerable<string> candidates)
    {
        string prefix = typed.Trim('\'', '"');
        return candidates
            .Where(candidate => candidate.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            .Select(static candidate => new CompletionResult(
                candidate.Contains(' ', StringComparison.Ordinal) ? $"'{candidate.Replace("'", "''", StringComparison.Ordinal)}'" : candidate,
                candidate, CompletionResultType.ParameterValue, candidate));
    }
}
