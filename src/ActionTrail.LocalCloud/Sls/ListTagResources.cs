using System.Text.Json;
using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Lists the tags of the account's projects in a region, all at once.</summary>
internal sealed class ListTagResources() : SlsAccountOperation("ListTagResources", SlsAccess.Read, new SlsRoute("GET", "/tags"))
{
    /// <inheritdoc/>
    protected override string Resource(SlsCall call) => "project/*";

    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call)
    {
        ProjectTags.RequireType(call.Query.GetValueOrDefault("resourceType"));
        HashSet<string> names = [.. Array(call, "resourceId").Where(static item => item.ValueKind == JsonValueKind.String).Select(static item => item.GetString()!)];
        (string Key, string? Value)[] wanted = [.. Array(call, "tags").Where(static item => item.ValueKind == JsonValueKind.Object).Select(static item => (Text(item, "key") ?? "", Text(item, "value")))];
        var found = new JsonArray();
        foreach ((_, SlsProjectDocument project) in call.Cloud.Documents.List<SlsProjectDocument>("", SlsProjects.Key(call.Region, "")))
        {
            if (project.Owner == call.Caller.AccountId && (names.Count == 0 || names.Contains(project.Name)) && System.Array.TrueForAll(wanted, tag => Has(project, tag)))
            {
                foreach ((string key, string value) in project.Tags.OrderBy(static tag => tag.Key, StringComparer.Ordinal))
                {
                    found.Add((JsonNode)new JsonObject { ["resourceId"] = project.Name, ["resourceType"] = "project", ["tagKey"] = key, ["tagValue"] = value });
                }
            }
        }

        return SlsAnswer.Json(new JsonObject { ["nextToken"] = "", ["tagResources"] = found });
    }

    private static bool Has(SlsProjectDocument project, (string Key, string? Value) tag) =>
        project.Tags.TryGetValue(tag.Key, out string? value) && (tag.Value is null || tag.Value == value);

    private static string? Text(JsonElement item, string member) =>
        item.TryGetProperty(member, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>The query carries arrays as JSON.</summary>
    private static IEnumerable<JsonElement> Array(SlsCall call, string parameter)
    {
        string text = call.Query.GetValueOrDefault(parameter, "");
        if (text.Length == 0)
        {
            return [];
        }

        try
        {
            return JsonElement.Parse(text) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : throw Wrong(parameter);
        }
        catch (JsonException)
        {
            throw Wrong(parameter);
        }
    }

    private static Gateway.CloudError Wrong(string parameter) => SlsErrors.ParameterInvalid($"{parameter} is not a JSON array.");
}
