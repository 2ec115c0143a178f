using ActionTrail.Core.Errors;

namespace ActionTrail.Engine.Search.Queries;

/// <summary>A condition on any field.</summary>
/// <param name="Field">A path, or one of the names in <see cref="EventFieldNames"/>.</param>
/// <param name="Operator">How the field is compared.</param>
/// <param name="Values">What it is compared with: several for <see cref="FieldOperator.In"/>, none or <c>true</c> or <c>false</c> for <see cref="FieldOperator.Exists"/>, else one.</param>
public sealed record FieldCondition(string Field, FieldOperator Operator, IReadOnlyList<string> Values)
{
    /// <summary>Parses <c>path operator value</c>: <c>requestParameters.InstanceId eq i-1</c>, <c>errorCode in A,B</c>, <c>vpcId exists</c>.</summary>
    /// <param name="text">The condition; a value may stand in single or double quotes, and has to where a value of a list holds a comma.</param>
    /// <returns>The condition.</returns>
    /// <exception cref="ConfigurationException">It has another form.</exception>
    public static FieldCondition Parse(string text)
    {
        string trimmed = text.Trim();
        int fieldEnd = EndOfField(trimmed);
        string[] parts = trimmed[fieldEnd..].Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (fieldEnd == 0 || parts.Length == 0 || !TryParseOperator(parts[0], out FieldOperator known))
        {
            throw new ConfigurationException($"The condition '{text}' is not of the form 'path operator value' with one of the operators eq, ne, like, match, in, gt, lt, exists.");
        }

        string value = parts.Length > 1 ? parts[1] : "";
        return new FieldCondition(trimmed[..fieldEnd], known, known switch
        {
            FieldOperator.In => Listed(value),
            FieldOperator.Exists when value.Length == 0 => [],
            _ => [Unquoted(value)],
        }).Checked();
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Field} {Operator.ToString().ToLowerInvariant()} {string.Join(',', Values)}".TrimEnd();

    internal FieldCondition Checked()
    {
        bool fits = Operator switch
        {
            FieldOperator.In => Values.Count > 0,
            FieldOperator.Exists => Values is [] or ["true"] or ["false"],
            _ => Values.Count == 1,
        };
        return fits ? this : throw new ConfigurationException($"The condition '{this}' has {Values.Count} values; in takes one or more, exists none, true or false, the others exactly one.");
    }

    private static int EndOfField(string text)
    {
        char quote = '\0';
        for (int i = 0; i < text.Length; i++)
        {
            if (quote == '\0' && text[i] == ' ')
            {
                return i;
            }

            quote = quote == '\0' && text[i] is '\'' or '"' ? text[i] : quote == text[i] ? '\0' : quote;
        }

        return text.Length;
    }

    private static bool TryParseOperator(string text, out FieldOperator known)
    {
        string name = text.TrimStart('-');
        known = default;
        return name.Length > 0 && char.IsAsciiLetter(name[0]) && Enum.TryParse(name, ignoreCase: true, out known);
    }

    private static List<string> Listed(string text)
    {
        var values = new List<string>();
        int end;
        for (int start = 0; start <= text.Length; start = end + 1)
        {
            end = EndOfValue(text, start);
            values.Add(Unquoted(text[start..end].Trim()));
        }

        return values;
    }

    /// <summary>The comma behind a value of a list, or the end. A quote that opens a value closes it in front of a comma or the end only.</summary>
    private static int EndOfValue(string text, int start)
    {
        int begin = SkipBlanks(text, start);
        if (begin < text.Length && text[begin] is '\'' or '"')
        {
            for (int quote = text.IndexOf(text[begin], begin + 1); quote >= 0; quote = text.IndexOf(text[begin], quote + 1))
            {
                int end = SkipBlanks(text, quote + 1);
                if (end == text.Length || text[end] == ',')
                {
                    return end;
                }
            }
        }

        int comma = text.IndexOf(',', start);
        return comma < 0 ? text.Length : comma;
    }

    private static int SkipBlanks(string text, int start)
    {
        int end = start;
        while (end < text.Length && char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        return end;
    }

    private static string Unquoted(string value) =>
        value.Length >= 2 && value[0] is '\'' or '"' && value[^1] == value[0] ? value[1..^1] : value;
}
