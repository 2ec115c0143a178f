using System.Text.RegularExpressions;

namespace ActionTrail.LocalCloud.MaxCompute.Sql;

/// <summary><c>SET name=value;</c>, which is no SQL: its value is everything up to the semicolon.</summary>
internal static partial class SettingLine
{
    /// <summary>Takes one off the start of a text.</summary>
    /// <param name="text">The text; afterwards what follows.</param>
    /// <param name="setting">Name and value.</param>
    /// <returns>Whether there was one.</returns>
    public static bool TryTake(ref string text, out KeyValuePair<string, string> setting)
    {
        Match match = Line().Match(text);
        setting = match.Success ? new(match.Groups["name"].Value, match.Groups["value"].Value.Trim()) : default;
        text = match.Success ? text[match.Length..] : text;
        return match.Success;
    }

    [GeneratedRegex(@"^\s*set\s+(?<name>[A-Za-z0-9_.]+)\s*=(?<value>[^;]*);", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Line();
}
