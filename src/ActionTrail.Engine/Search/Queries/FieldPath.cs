using System.Text;
using ActionTrail.Core.Errors;

namespace ActionTrail.Engine.Search.Queries;

/// <summary>
/// The way to a field: names separated by dots, <c>userIdentity.userName</c>. Arrays on the way stand for each of their elements, <c>*</c>
/// for every name, and texts that hold JSON are entered like objects. A name that holds a dot is quoted: <c>requestParameters.'Tag.1.Key'</c>.
/// </summary>
public sealed record FieldPath
{
    private FieldPath(string text, IReadOnlyList<string> segments)
    {
        Text = text;
        Segments = segments;
    }

    /// <summary>The path as it was written.</summary>
    public string Text { get; }

    /// <summary>Its names, unquoted; at least one.</summary>
    public IReadOnlyList<string> Segments { get; }

    /// <summary>Parses a path.</summary>
    /// <param name="text">The path.</param>
    /// <returns>The path.</returns>
    /// <exception cref="InvalidNameException">A name is empty or a quote is not closed.</exception>
    public static FieldPath Parse(string text)
    {
        var segments = new List<string>();
        var segment = new StringBuilder();
        char quote = '\0';
        bool quoted = false;
        foreach (char letter in text)
        {
            if (quote != '\0' ? letter == quote : segment.Length == 0 && !quoted && letter is '\'' or '"')
            {
                quote = quote == '\0' ? letter : '\0';
                quoted = true;
            }
            else if (letter == '.' && quote == '\0')
            {
                segments.Add(Checked(text, segment));
                quoted = false;
            }
            else
            {
                segment.Append(letter);
            }
        }

        return quote == '\0'
            ? new(text, [.. segments, Checked(text, segment)])
            : throw new InvalidNameException("Field path", text, $"has a quoted name without its closing {quote}");
    }

    /// <inheritdoc/>
    public bool Equals(FieldPath? other) => other is not null && Segments.SequenceEqual(other.Segments, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Segments[^1], StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static string Checked(string text, StringBuilder segment)
    {
        string name = segment.ToString();
        segment.Clear();
        return name.Length > 0 ? name : throw new InvalidNameException("Field path", text, "has an empty name; names are separated by single dots");
    }
}
