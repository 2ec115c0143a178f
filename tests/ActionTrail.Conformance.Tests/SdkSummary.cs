using System.Globalization;
using System.Text.RegularExpressions;

namespace ActionTrail.Conformance.Tests;

/// <summary>Counts the cases of each SDK in the output of <c>node --test</c>; a suite's name says which SDKs run it.</summary>
internal static partial class SdkSummary
{
    /// <summary>One line: cases in all, then by SDK.</summary>
    /// <param name="tap">Output in the TAP format.</param>
    /// <returns>The line.</returns>
    public static string Of(string tap)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        string suite = "";
        foreach (string line in tap.Split('\n'))
        {
            if (line.StartsWith("# Subtest: ", StringComparison.Ordinal))
            {
                string[] sdks = [.. SdkName().Matches(line).Select(static match => match.Value)];
                suite = sdks.Length == 0 ? "several SDKs together" : string.Join(" and ", sdks);
            }
            else if (line.StartsWith("    ok ", StringComparison.Ordinal))
            {
                counts[suite] = counts.GetValueOrDefault(suite) + 1;
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"Conformance: {counts.Values.Sum()} cases passed ({string.Join(", ", counts.Select(static count => $"{count.Key} {count.Value}"))}).");
    }

    [GeneratedRegex(@"@alicloud/[\w-]+|ali-oss", RegexOptions.NonBacktracking)]
    private static partial Regex SdkName();
}
