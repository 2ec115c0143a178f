using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ActionTrail.Aliyun.MaxCompute;

/// <summary>The request body that runs one SQL statement.</summary>
internal static partial class SqlJob
{
    public const string TaskName = "AnonymousSQLTask";

    /// <summary>Whether a statement that ran twice leaves everything as if it had run once.</summary>
    /// <param name="sql">The statement.</param>
    /// <returns>True for one SELECT, and for one CREATE, ALTER or DROP with IF EXISTS or IF NOT EXISTS.</returns>
    public static bool IsRepeatable(string sql) => Repeatable().IsMatch(sql);

    public static byte[] Write(string sql, IReadOnlyDictionary<string, string>? settings)
    {
        string statement = sql.TrimEnd();
        if (!statement.EndsWith(';'))
        {
            // On a line of its own, because the last one may be a comment.
            statement += "\n;";
        }

        var task = new XElement("SQL", new XElement("Name", TaskName));
        if (settings is { Count: > 0 })
        {
            task.Add(new XElement("Config", new XElement("Property", new XElement("Name", "settings"), new XElement("Value", JsonSerializer.Serialize(settings)))));
        }

        task.Add(new XElement("Query", statement));
        return OdpsXml.Write(new XElement("Instance", new XElement(
            "Job",
            new XElement("Priority", 9),
            new XElement("Tasks", task),
            new XElement("DAG", new XElement("RunMode", "Sequence")))));
    }

    /// <summary>A semicolon outside quotes is the end; behind it would be another statement.</summary>
    [GeneratedRegex(
        """
        ^\s* ( SELECT\b | (CREATE|ALTER|DROP)\b [^;'"(]* \bIF\s+(NOT\s+)?EXISTS\b )
        (?> ( [^;'"]+ | '(\\.|[^'\\])*' | "(\\.|[^"\\])*" )* )
        ;?\s*$
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Repeatable();
}
