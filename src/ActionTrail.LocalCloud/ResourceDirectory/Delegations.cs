namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>Which members administer which trusted services.</summary>
internal static class Delegations
{
    /// <summary>Document key of one delegation.</summary>
    public static string Key(string accountId, string servicePrincipal) => $"{accountId}/{servicePrincipal}";

    /// <summary>All delegations of a directory, by account and service.</summary>
    public static IReadOnlyList<DelegationDocument> All(CloudState cloud, string managementAccountId) =>
        [.. cloud.Documents.List<DelegationDocument>(managementAccountId).Select(static pair => pair.Value)];

    /// <summary>The services that a member administers.</summary>
    public static IReadOnlyList<DelegationDocument> Of(CloudState cloud, string managementAccountId, string accountId) =>
        [.. cloud.Documents.List<DelegationDocument>(managementAccountId, accountId + "/").Select(static pair => pair.Value)];

    /// <summary>Whether a member administers a service.</summary>
    public static bool Exists(CloudState cloud, string managementAccountId, string accountId, string servicePrincipal) =>
        cloud.Documents.Find<DelegationDocument>(managementAccountId, Key(accountId, servicePrincipal)) is not null;
}
