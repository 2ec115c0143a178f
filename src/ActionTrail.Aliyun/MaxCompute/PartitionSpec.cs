using System.Diagnostics.CodeAnalysis;

namespace ActionTrail.Aliyun.MaxCompute;

/// <summary>Name of one partition: a value for each partition column, in the table's order.</summary>
/// <param name="Values">Lower-case column names and values; at least one.</param>
public sealed record PartitionSpec(IReadOnlyList<KeyValuePair<string, string>> Values)
{
    /// <summary>A partition of a table with one partition column.</summary>
    /// <param name="column">Column.</param>
    /// <param name="value">Value.</param>
    /// <returns>The partition.</returns>
    public static PartitionSpec Of(string column, string value) => new([new(column.ToLowerInvariant(), value)]);

    /// <summary>Parses <c>ds=20260101,hh=01</c>, also with quoted values and with slashes between the columns.</summary>
    /// <param name="text">Text to parse; null never parses.</param>
    /// <param name="spec">The partition, or null.</param>
    /// <returns>Whether it parsed.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out PartitionSpec? spec)
    {
        spec = null;
        var values = new List<KeyValuePair<string, string>>();
        foreach (string part in text?.Split(',', '/') ?? [])
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            string value = equals < 0 ? "" : Unquote(part[(equals + 1)..].Trim());
            if (equals < 1 || value.Length == 0 || part[..equals].Trim() is not { Length: > 0 } column)
            {
                return false;
            }

            values.Add(new(column.ToLowerInvariant(), value));
        }

        spec = values.Count == 0 ? null : new(values);
        return spec is not null;
    }

    /// <summary>Whether both name the same partition.</summary>
    /// <param name="other">Another partition.</param>
    /// <returns>True when columns and values agree.</returns>
    public bool Equals(PartitionSpec? other) => other is not null && Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The form that requests carry: <c>ds=20260101,hh=01</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Join(',', Values.Select(static pair => $"{pair.Key}={pair.Value}"));

    /// <summary>The form that SQL takes: <c>ds='20260101',hh='01'</c>.</summary>
    /// <returns>The text, with the values as string literals.</returns>
    public string ToSql() => string.Join(',', Values.Select(static pair => $"{pair.Key}={SqlLiteral.String(pair.Value)}"));

    private static string Unquote(string value) =>
        value.Length >= 2 && value[0] == value[^1] && (value[0] is '\'' or '"') ? value[1..^1] : value;
}
