using System.Text.Json.Nodes;

namespace ActionTrail.LocalCloud.MaxCompute;

/// <summary>What a role may do, as policy statements without principals.</summary>
internal static class RoleStatements
{
    private static readonly (string Kind, string Path)[] s_objects = [("table", "tables/"), ("instance", "instances/")];

    /// <summary>Statements of a role: everything for the built-in ones, otherwise its policy or its lists of objects and actions.</summary>
    public static IEnumerable<JsonObject> Of(MaxComputeProjectDocument project, MaxComputeRoleDocument role)
    {
        string root = $"acs:odps:*:*:projects/{project.Name}";
        if (MaxComputeRoles.BuiltIn.Contains(role.Name, StringComparer.Ordinal))
        {
            return [Allow(["odps:*"], root, root + "/*")];
        }

        return role.Policy.Length > 0 ? OfPolicy(role.Policy) : role.Acl.Length > 0 ? OfAcl((JsonObject)JsonNode.Parse(role.Acl)!, root) : [];
    }

    /// <summary>A policy as MaxCompute writes it, with resources in the form of RAM: theirs lack the account (<c>acs:odps:*:projects/…</c>).</summary>
    /// <exception cref="System.Text.Json.JsonException">The text is no JSON.</exception>
    public static JsonNode? InRamForm(string policy)
    {
        JsonNode? document = JsonNode.Parse(policy, documentOptions: new() { AllowDuplicateProperties = false });
        foreach (JsonObject statement in Statements(document))
        {
            foreach (string element in new[] { "Resource", "NotResource" })
            {
                if (statement[element] is { } resource)
                {
                    statement[element] = resource is JsonArray all ? new JsonArray([.. all.Select(WithAccount)]) : WithAccount(resource);
                }
            }
        }

        return document;
    }

    private static JsonNode? WithAccount(JsonNode? resource) =>
        resource is JsonValue value && value.TryGetValue(out string? text) && text.Split(':') is ["acs", "odps", { } region, { } rest]
            ? $"acs:odps:{region}:*:{rest}"
            : resource?.DeepClone();

    private static IEnumerable<JsonObject> Statements(JsonNode? policy) => (policy as JsonObject)?["Statement"] switch
    {
        JsonArray statements => statements.OfType<JsonObject>(),
        JsonObject statement => [statement],
        _ => [],
    };

    private static IEnumerable<JsonObject> OfPolicy(string policy) => Statements(InRamForm(policy)).Select(static statement => statement.DeepClone().AsObject());

    private static IEnumerable<JsonObject> OfAcl(JsonObject acl, string root)
    {
        foreach (JsonObject entry in Entries(acl, "project"))
        {
            yield return Allow(Actions(entry), root);
        }

        foreach ((string kind, string path) in s_objects)
        {
            foreach (JsonObject entry in Entries(acl, kind))
            {
                yield return Allow(Actions(entry), $"{root}/{path}{entry["name"]?.ToString().ToLowerInvariant()}");
            }
        }
    }

    private static IEnumerable<JsonObject> Entries(JsonObject acl, string kind) =>
        acl[kind] is JsonArray entries ? entries.OfType<JsonObject>().Where(static entry => Actions(entry).Length > 0) : [];

    private static string[] Actions(JsonObject entry) => entry["actions"] is JsonArray actions
        ? [.. actions.Select(static action => action?.ToString() ?? "").Where(static action => action.Length > 0 && action.All(char.IsAsciiLetter))
            .Select(static action => "odps:" + (action.Equals("all", StringComparison.OrdinalIgnoreCase) ? "*" : action))]
        : [];

    private static JsonObject Allow(string[] actions, params string[] resources) => new()
    {
        ["Effect"] = "Allow",
        ["Action"] = new JsonArray([.. actions.Select(static action => (JsonNode?)action)]),
        ["Resource"] = new JsonArray([.. resources.Select(static resource => (JsonNode?)resource)]),
    };
}
