using System.Text.Json.Nodes;

namespace ActionTrail.LocalCloud.MaxCompute;

/// <summary>Roles of projects, and the resource policy that they come to.</summary>
internal static class MaxComputeRoles
{
    /// <summary>Roles that every project has; they may do everything in it.</summary>
    public static IReadOnlyList<string> BuiltIn { get; } = ["admin", "super_administrator"];

    /// <summary>Roles of a project, the built-in ones included, by name.</summary>
    public static IReadOnlyList<MaxComputeRoleDocument> List(CloudState cloud, MaxComputeProjectDocument project)
    {
        var kept = cloud.Documents.List<MaxComputeRoleDocument>(project.AccountId, Key(project, "")).Select(static pair => pair.Value).ToDictionary(static role => role.Name, StringComparer.Ordinal);
        return [.. BuiltIn.Where(name => !kept.ContainsKey(name)).Select(New).Concat(kept.Values).OrderBy(static role => role.Name, StringComparer.Ordinal)];
    }

    /// <summary>Finds a role.</summary>
    public static MaxComputeRoleDocument? Find(CloudState cloud, MaxComputeProjectDocument project, string name) =>
        cloud.Documents.Find<MaxComputeRoleDocument>(project.AccountId, Key(project, name)) ?? (BuiltIn.Contains(name, StringComparer.Ordinal) ? New(name) : null);

    /// <summary>Keeps a role, new or changed.</summary>
    public static void Put(CloudState cloud, MaxComputeProjectDocument project, MaxComputeRoleDocument role) =>
        cloud.Documents.Put(project.AccountId, Key(project, role.Name), role);

    /// <summary>Removes a role.</summary>
    public static void Remove(CloudState cloud, MaxComputeProjectDocument project, string name) =>
        cloud.Documents.Remove<MaxComputeRoleDocument>(project.AccountId, Key(project, name));

    /// <summary>Removes all roles of a project.</summary>
    public static void RemoveAll(CloudState cloud, MaxComputeProjectDocument project)
    {
        foreach (MaxComputeRoleDocument role in List(cloud, project))
        {
            Remove(cloud, project, role.Name);
        }
    }

    /// <summary>What the roles of a project give to their users, as a policy with principals; null when nobody has a role.</summary>
    public static string? PolicyOf(CloudState cloud, MaxComputeProjectDocument project)
    {
        var statements = new JsonArray();
        foreach (MaxComputeRoleDocument role in List(cloud, project).Where(static role => role.Users.Count > 0))
        {
            foreach (JsonNode principal in RoleUser.Principals(role.Users))
            {
                foreach (JsonObject statement in RoleStatements.Of(project, role))
                {
                    statement["Principal"] = principal.DeepClone();
                    statements.Add(statement);
                }
            }
        }

        return statements.Count == 0 ? null : new JsonObject { ["Version"] = "1", ["Statement"] = statements }.ToJsonString();
    }

    private static MaxComputeRoleDocument New(string name) => new() { Name = name, Type = "admin" };

    private static string Key(MaxComputeProjectDocument project, string role) => $"{project.Id}/{role}";
}
