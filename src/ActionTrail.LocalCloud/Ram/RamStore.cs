namespace ActionTrail.LocalCloud.Ram;

/// <summary>Where RAM's objects stand in the document store. Names of users, groups and roles compare without case, those of policies exactly.</summary>
internal static class RamStore
{
    /// <summary>Finds a user.</summary>
    public static RamUserDocument? FindUser(CloudState cloud, string accountId, string name) =>
        cloud.Documents.Find<RamUserDocument>(accountId, name.ToLowerInvariant());

    /// <summary>Finds a group.</summary>
    public static RamGroupDocument? FindGroup(CloudState cloud, string accountId, string name) =>
        cloud.Documents.Find<RamGroupDocument>(accountId, name.ToLowerInvariant());

    /// <summary>Finds a role.</summary>
    public static RamRoleDocument? FindRole(CloudState cloud, string accountId, string name) =>
        cloud.Documents.Find<RamRoleDocument>(accountId, name.ToLowerInvariant());

    /// <summary>Finds a custom policy.</summary>
    public static RamPolicyDocument? FindPolicy(CloudState cloud, string accountId, string name) =>
        cloud.Documents.Find<RamPolicyDocument>(accountId, name);

    /// <summary>Stores a user.</summary>
    public static void Put(CloudState cloud, string accountId, RamUserDocument user) => cloud.Documents.Put(accountId, user.UserName.ToLowerInvariant(), user);

    /// <summary>Stores a group.</summary>
    public static void Put(CloudState cloud, string accountId, RamGroupDocument group) => cloud.Documents.Put(accountId, group.GroupName.ToLowerInvariant(), group);

    /// <summary>Stores a role.</summary>
    public static void Put(CloudState cloud, string accountId, RamRoleDocument role) => cloud.Documents.Put(accountId, role.RoleName.ToLowerInvariant(), role);

    /// <summary>Stores a custom policy.</summary>
    public static void Put(CloudState cloud, string accountId, RamPolicyDocument policy) => cloud.Documents.Put(accountId, policy.PolicyName, policy);

    /// <summary>Removes a user.</summary>
    public static void Remove(CloudState cloud, string accountId, RamUserDocument user) => cloud.Documents.Remove<RamUserDocument>(accountId, user.UserName.ToLowerInvariant());

    /// <summary>Removes a group.</summary>
    public static void Remove(CloudState cloud, string accountId, RamGroupDocument group) => cloud.Documents.Remove<RamGroupDocument>(accountId, group.GroupName.ToLowerInvariant());

    /// <summary>Removes a role.</summary>
    public static void Remove(CloudState cloud, string accountId, RamRoleDocument role) => cloud.Documents.Remove<RamRoleDocument>(accountId, role.RoleName.ToLowerInvariant());

    /// <summary>Removes a custom policy.</summary>
    public static void Remove(CloudState cloud, string accountId, RamPolicyDocument policy) => cloud.Documents.Remove<RamPolicyDocument>(accountId, policy.PolicyName);

    /// <summary>All users by name.</summary>
    public static IEnumerable<RamUserDocument> Users(CloudState cloud, string accountId) =>
        cloud.Documents.List<RamUserDocument>(accountId).Select(static pair => pair.Value);

    /// <summary>All groups by name.</summary>
    public static IEnumerable<RamGroupDocument> Groups(CloudState cloud, string accountId) =>
        cloud.Documents.List<RamGroupDocument>(accountId).Select(static pair => pair.Value);

    /// <summary>All roles by name.</summary>
    public static IEnumerable<RamRoleDocument> Roles(CloudState cloud, string accountId) =>
        cloud.Documents.List<RamRoleDocument>(accountId).Select(static pair => pair.Value);

    /// <summary>All custom policies by name.</summary>
    public static IEnumerable<RamPolicyDocument> Policies(CloudState cloud, string accountId) =>
        cloud.Documents.List<RamPolicyDocument>(accountId).Select(static pair => pair.Value);
}
