using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using ActionTrail.Aliyun.MaxCompute;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.MaxCompute.Rest;

/// <summary>The body that makes an instance.</summary>
/// <param name="TaskName">Name of its task.</param>
/// <param name="Query">Its SQL.</param>
/// <param name="Settings">Flags.</param>
internal sealed record SqlJobRequest(string TaskName, string Query, IReadOnlyDictionary<string, string> Settings)
{
    /// <summary>Longest SQL text, in characters.</summary>
    // Unconfirmed: the documents say 2 MB for a statement.
    private const int LongestQuery = 2 * 1024 * 1024;

    /// <summary>Reads the body.</summary>
    /// <exception cref="CloudError">It is no XML, or not one SQL task.</exception>
    public static SqlJobRequest Read(ReadOnlyMemory<byte> body)
    {
        XElement[] tasks = [.. Parse(body).Elements("Job").Elements("Tasks").Elements()];
        if (tasks is not [{ Name.LocalName: "SQL" } task] || task.Text("Query") is not { Length: > 0 } query)
        {
            throw new CloudError(400, "ODPS-0420061", "Invalid parameter in HTTP request - an instance here has one task, of type SQL, with a query");
        }

        return query.Length <= LongestQuery
            ? new SqlJobRequest(task.Text("Name") ?? "", query, SettingsOf(task))
            : throw new CloudError(400, "ODPS-0420061", $"Invalid parameter in HTTP request - the query has {query.Length} characters; {LongestQuery} are allowed");
    }

    private static XElement Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return OdpsXml.Parse(body);
        }
        catch (XmlException malformed)
        {
            throw new CloudError(400, "ODPS-0420031", $"Invalid XML in HTTP request body - {malformed.Message}");
        }
    }

    private static Dictionary<string, string> SettingsOf(XElement task)
    {
        string? json = task.Elements("Config").Elements("Property").FirstOrDefault(static property => property.Text("Name") == "settings")?.Text("Value");
        try
        {
            using var document = JsonDocument.Parse(string.IsNullOrWhiteSpace(json) ? "{}" : json);
            return document.RootElement.EnumerateObject().GroupBy(static member => member.Name, StringComparer.Ordinal)
                .ToDictionary(static group => group.Key, static group => group.Last().Value.ToString(), StringComparer.Ordinal);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            throw new CloudError(400, "ODPS-0420061", "Invalid parameter in HTTP request - the settings are no JSON object");
        }
    }
}
