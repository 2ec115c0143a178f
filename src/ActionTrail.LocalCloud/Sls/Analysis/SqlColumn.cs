using System.Globalization;
using ActionTrail.LocalCloud.Sls.Search;

namespace ActionTrail.LocalCloud.Sls.Analysis;

/// <summary>A field of the logs as a column of SQL.</summary>
/// <param name="Name">Name that SQL uses.</param>
/// <param name="Type"><c>varchar</c>, <c>bigint</c> or <c>double</c>.</param>
/// <param name="Read">Reads the value out of a log: text, long, double, or null.</param>
internal sealed record SqlColumn(string Name, string Type, Func<LogFields, object?> Read)
{
    private static readonly string[] s_reserved = ["__topic__", "__source__", "__time_ns_part__"];

    /// <summary>Columns of an index, by name: its fields with analysis switched on, their aliases, and the reserved ones.</summary>
    /// <param name="rules">The index.</param>
    public static IReadOnlyDictionary<string, SqlColumn> Of(IndexRules rules)
    {
        var columns = new Dictionary<string, SqlColumn>(StringComparer.OrdinalIgnoreCase)
        {
            ["__time__"] = new SqlColumn("__time__", "bigint", static fields => fields.Time),
        };
        foreach (string name in s_reserved)
        {
            columns[name] = Tag(name);
        }

        foreach (FieldRule rule in rules.Fields.Where(static rule => rule.IsColumn))
        {
            columns.TryAdd(rule.Name, Field(rule.Name, rule));
            if (rule.Alias is { Length: > 0 } alias)
            {
                columns.TryAdd(alias, Field(alias, rule));
            }
        }

        return columns;
    }

    /// <summary>The column of a reserved field, such as <c>__tag__:__client_ip__</c>.</summary>
    public static SqlColumn Tag(string name) => new(name, "varchar", fields => fields.Reserved(name));

    private static SqlColumn Field(string name, FieldRule rule) => rule.Type switch
    {
        FieldType.Long => new(name, "bigint", fields =>
            long.TryParse(fields.Text(rule), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : null),
        FieldType.Double => new(name, "double", fields =>
            double.TryParse(fields.Text(rule), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null),
        _ => new(name, "varchar", fields => fields.Text(rule)),
    };
}
