using System.Globalization;
using System.Text.Json;

namespace ActionTrail.LocalCloud.Sls.Analysis;

/// <summary>JSON paths of SQL: <c>$.a.b</c>, <c>$['a']</c>, <c>$.a[0]</c>; the dollar sign may be missing.</summary>
internal static class SqlJsonPath
{
    /// <summary>Follows a path.</summary>
    /// <param name="root">Where it starts.</param>
    /// <param name="path">The path.</param>
    /// <returns>What is there, or null.</returns>
    /// <exception cref="FormatException">The path is none.</exception>
    public static JsonElement? Follow(JsonElement root, string path)
    {
        JsonElement? at = root;
        int i = path.StartsWith('$') ? 1 : 0;
        while (i < path.Length && at is { } element)
        {
            switch (path[i])
            {
                case '[':
                    int end = path.IndexOf(']', i);
                    string inside = end > i ? path[(i + 1)..end] : throw new FormatException($"Invalid JSON path: '{path}'");
                    at = Step(element, inside);
                    i = end + 1;
                    break;
                default:
                    int begin = path[i] == '.' ? i + 1 : i;
                    int next = path.AsSpan(begin).IndexOfAny('.', '[');
                    next = next < 0 ? path.Length : begin + next;
                    at = next > begin ? Member(element, path[begin..next]) : throw new FormatException($"Invalid JSON path: '{path}'");
                    i = next;
                    break;
            }
        }

        return at;
    }

    private static JsonElement? Step(JsonElement element, string inside)
    {
        if (inside.Length > 1 && inside[0] is '"' or '\'')
        {
            return Member(element, inside[1..^1]);
        }

        return int.TryParse(inside, NumberStyles.None, CultureInfo.InvariantCulture, out int index)
            ? element.ValueKind == JsonValueKind.Array && index < element.GetArrayLength() ? element[index] : null
            : Member(element, inside);
    }

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement member) ? member : null;
}
