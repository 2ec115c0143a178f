using ActionTrail.Core.Errors;

namespace ActionTrail.Core.Policies;

/// <summary>The system policies that matter here: the fixed catalogue that every account can attach and nobody can change.</summary>
/// <remarks>
/// Source: RAM system-policy reference; action lists as published, statement layout our own. The texts are the files in
/// <c>Policies/System</c>.
/// </remarks>
// Unconfirmed: the MaxCompute statement of the delivery policies (actions and resources are the smallest set that our own write recipe
// needs), the name AliyunMaxComputeFullAccess, the statement that lets ActionTrail make its projects of data events, the exact log-switch actions of AliyunServiceRolePolicyForSLSAudit, and versions given as v1.
public static class SystemPolicies
{
    /// <summary>The policy that a delivery role in another account carries.</summary>
    public const string ActionTrailDelivery = "AliyunActionTrailDeliveryPolicy";

    /// <summary>The policy of ActionTrail's default role, which may write platform operations (Inner-ActionTrail), too.</summary>
    public const string ActionTrailDefaultRole = "AliyunActionTrailRolePolicy";

    /// <summary>The policy of ActionTrail's service-linked role.</summary>
    public const string ActionTrailServiceRole = "AliyunServiceRolePolicyForActionTrail";

    /// <summary>The policies of a delivery role: the one for delivery, and the one that covers the logstore of platform operations, which the former leaves out.</summary>
    public static IReadOnlyList<string> OfDeliveryRole { get; } = [ActionTrailDelivery, ActionTrailDefaultRole];

    private static readonly Dictionary<string, string> s_versions = new(StringComparer.Ordinal)
    {
        ["AdministratorAccess"] = "v1",
        ["AliyunActionTrailDeliveryPolicy"] = "v1",
        ["AliyunActionTrailFullAccess"] = "v2",
        ["AliyunActionTrailReadOnlyAccess"] = "v4",
        ["AliyunActionTrailRolePolicy"] = "v11",
        ["AliyunLogFullAccess"] = "v1",
        ["AliyunLogReadOnlyAccess"] = "v1",
        ["AliyunMaxComputeFullAccess"] = "v1",
        ["AliyunOSSFullAccess"] = "v1",
        ["AliyunOSSReadOnlyAccess"] = "v1",
        ["AliyunRAMFullAccess"] = "v1",
        ["AliyunRAMReadOnlyAccess"] = "v1",
        ["AliyunResourceDirectoryFullAccess"] = "v1",
        ["AliyunResourceDirectoryReadOnlyAccess"] = "v6",
        ["AliyunSTSAssumeRoleAccess"] = "v1",
        ["AliyunServiceRolePolicyForActionTrail"] = "v11",
        ["AliyunServiceRolePolicyForSLSAudit"] = "v1",
        ["ReadOnlyAccess"] = "v1",
    };

    private static readonly Dictionary<string, Lazy<SystemPolicy>> s_all = s_versions.ToDictionary(
        known => known.Key, known => new Lazy<SystemPolicy>(() => Load(known.Key, known.Value)), StringComparer.Ordinal);

    /// <summary>All policies, by name.</summary>
    public static IReadOnlyList<SystemPolicy> All => [.. s_all.Values.Select(policy => policy.Value)];

    /// <summary>Finds a policy.</summary>
    /// <param name="name">Exact name.</param>
    /// <returns>The policy, or null when the catalogue does not have it.</returns>
    public static SystemPolicy? Find(string name) => s_all.GetValueOrDefault(name)?.Value;

    /// <summary>Finds a policy that must be there.</summary>
    /// <param name="name">Exact name.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="InvalidNameException">The catalogue does not have it.</exception>
    public static SystemPolicy Get(string name) =>
        Find(name) ?? throw new InvalidNameException("System policy", name, $"is unknown; the catalogue has {s_all.Count} policies");

    private static SystemPolicy Load(string name, string version)
    {
        using Stream resource = typeof(SystemPolicies).Assembly.GetManifestResourceStream($"{name}.json")
            ?? throw new InvalidOperationException($"The text of system policy {name} is not embedded.");
        using var reader = new StreamReader(resource);
        string json = reader.ReadToEnd();
        return new(name, version, json, PolicyDocument.Parse(json, PolicyKind.Identity));
    }
}
