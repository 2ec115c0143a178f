using System.Text.Json;
using System.Xml.Linq;

namespace ActionTrail.Aliyun.MaxCompute;

/// <summary>The request body that runs one SQL statement.</summary>
internal static class SqlJob
{
    public const string TaskName = "AnonymousSQLTask";

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
}
