using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ActionTrail.Core.Policies;

/// <summary>Prints policies in the order in which the RAM console prints them.</summary>
internal static class PolicyPrinter
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Print(PolicyDocument document)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, s_options))
        {
            json.WriteStartObject();
            json.WriteStartArray("Statement");
            foreach (PolicyStatement statement in document.Statements)
            {
                Print(statement, json);
            }

            json.WriteEndArray();
            json.WriteString("Version", "1");
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Print(PolicyStatement statement, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        PrintList(statement.Action.Sense == PatternSense.AnyOf ? "Action" : "NotAction", statement.Action.Texts, json);
        json.WriteString("Effect", statement.Effect.ToString());
        if (statement.Principal is { } principal)
        {
            Print(principal, json);
        }

        if (statement.Resource is { } resource)
        {
            PrintList(resource.Sense == PatternSense.AnyOf ? "Resource" : "NotResource", resource.Texts, json);
        }

        if (statement.Conditions.Count > 0)
        {
            Print(statement.Conditions, json);
        }

        json.WriteEndObject();
    }

    private static void Print(PolicyPrincipals principal, Utf8JsonWriter json)
    {
        if (principal.Ids.Count > 0)
        {
            PrintList("Principal", principal.Ids, json);
            return;
        }

        json.WriteStartObject("Principal");
        PrintList("RAM", principal.Ram, json);
        PrintList("Service", principal.Service, json);
        PrintList("Federated", principal.Federated, json);
        json.WriteEndObject();
    }

    private static void Print(IReadOnlyList<PolicyCondition> conditions, Utf8JsonWriter json)
    {
        json.WriteStartObject("Condition");
        foreach (IGrouping<string, PolicyCondition> group in conditions.GroupBy(condition => condition.Operator, StringComparer.Ordinal))
        {
            json.WriteStartObject(group.Key);
            foreach (PolicyCondition condition in group)
            {
                PrintList(condition.Key, condition.Values, json);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void PrintList(string name, IReadOnlyList<string> texts, Utf8JsonWriter json)
    {
        if (texts.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (string text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
