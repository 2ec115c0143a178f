using ActionTrail.Core.Policies;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>The control policies of a directory: their texts, their places, and what they add up to for one member.</summary>
internal static class ControlPolicies
{
    /// <summary>Id and name of the system policy that every new node gets.</summary>
    public const string FullAccess = "FullAliyunAccess";

    private const string FullAccessDocument = """{"Version":"1","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    /// <summary>A policy of the directory, the system policy included, or null.</summary>
    public static ControlPolicyDocument? Find(CloudState cloud, DirectoryDocument directory, string policyId) =>
        policyId == FullAccess ? System(directory) : cloud.Documents.Find<ControlPolicyDocument>(directory.ManagementAccountId, policyId);

    /// <summary>All policies of the directory, the system policy first.</summary>
    public static IReadOnlyList<ControlPolicyDocument> All(CloudState cloud, DirectoryDocument directory) =>
    [
        System(directory),
        .. cloud.Documents.List<ControlPolicyDocument>(directory.ManagementAccountId).Select(static pair => pair.Value)
            .OrderBy(static policy => policy.CreatedAt).ThenBy(static policy => policy.PolicyId, StringComparer.Ordinal),
    ];

    /// <summary>The policies attached to a node.</summary>
    public static IReadOnlyList<ControlPolicyAttachmentDocument> On(CloudState cloud, string managementAccountId, string targetId) =>
        [.. cloud.Documents.List<ControlPolicyAttachmentDocument>(managementAccountId, targetId + "/").Select(static pair => pair.Value)];

    /// <summary>The nodes that a policy is attached to.</summary>
    public static IReadOnlyList<ControlPolicyAttachmentDocument> Of(CloudState cloud, string managementAccountId, string policyId) =>
        [.. cloud.Documents.List<ControlPolicyAttachmentDocument>(managementAccountId).Select(static pair => pair.Value).Where(attachment => attachment.PolicyId == policyId)];

    /// <summary>Document key of an attachment.</summary>
    public static string Key(string targetId, string policyId) => $"{targetId}/{policyId}";

    /// <summary>Attaches a policy to a node.</summary>
    public static void Attach(CloudState cloud, string managementAccountId, string targetId, string policyId) =>
        cloud.Documents.Put(managementAccountId, Key(targetId, policyId), new ControlPolicyAttachmentDocument(targetId, policyId, cloud.Time.GetUtcNow()));

    /// <summary>Attaches the system policy to a new node.</summary>
    public static void AttachDefault(CloudState cloud, DirectoryDocument directory, string targetId) =>
        Attach(cloud, directory.ManagementAccountId, targetId, FullAccess);

    /// <summary>Takes every policy off a node that goes away.</summary>
    public static void DetachAll(CloudState cloud, string managementAccountId, string targetId)
    {
        foreach (ControlPolicyAttachmentDocument attachment in On(cloud, managementAccountId, targetId))
        {
            cloud.Documents.Remove<ControlPolicyAttachmentDocument>(managementAccountId, Key(targetId, attachment.PolicyId));
        }
    }

    /// <summary>Removes every policy and attachment of a directory that goes away.</summary>
    public static void Forget(CloudState cloud, string managementAccountId)
    {
        foreach ((string key, _) in cloud.Documents.List<ControlPolicyAttachmentDocument>(managementAccountId))
        {
            cloud.Documents.Remove<ControlPolicyAttachmentDocument>(managementAccountId, key);
        }

        foreach ((string key, _) in cloud.Documents.List<ControlPolicyDocument>(managementAccountId))
        {
            cloud.Documents.Remove<ControlPolicyDocument>(managementAccountId, key);
        }
    }

    /// <summary>
    /// The control policies that bind what an account owns: one list per level, from the member up to Root. Empty when none bind it: it is
    /// no member, or the directory does not enforce control policies.
    /// </summary>
    /// <param name="cloud">State of the cloud.</param>
    /// <param name="accountId">Account that owns the requested resource.</param>
    /// <returns>The levels.</returns>
    public static IReadOnlyList<IReadOnlyList<NamedPolicy>> Binding(CloudState cloud, string accountId)
    {
        if (DirectoryTree.Around(cloud, accountId) is not { Directory.ControlPoliciesEnabled: true } tree || tree.FindMember(accountId) is not { } member)
        {
            return [];
        }

        IEnumerable<string> nodes = tree.PathTo(member.FolderId).Reverse().Select(static folder => folder.FolderId).Prepend(accountId);
        return [.. nodes.Select(node => Level(cloud, tree.Directory, node))];
    }

    /// <summary>Requires a policy text that parses and is at most 4,096 characters long.</summary>
    public static void DemandDocument(string json)
    {
        const int longest = 4096;
        if (json.Length > longest)
        {
            throw new CloudError(409, "InvalidParameter.PolicyDocument.Length", $"The policy document has {json.Length} characters; at most {longest} are allowed.");
        }

        try
        {
            PolicyDocument.Parse(json, PolicyKind.Control);
        }
        catch (Core.Errors.PolicySyntaxException broken)
        {
            throw new CloudError(409, "MalformedPolicyDocument", broken.Message);
        }
    }

    private static NamedPolicy[] Level(CloudState cloud, DirectoryDocument directory, string node) =>
    [
        .. On(cloud, directory.ManagementAccountId, node)
            .Select(attachment => Find(cloud, directory, attachment.PolicyId)!)
            .Select(static policy => new NamedPolicy(policy.Name, PolicyTexts.Parse(PolicyKind.Control, policy.PolicyDocument))),
    ];

    private static ControlPolicyDocument System(DirectoryDocument directory) => new()
    {
        PolicyId = FullAccess,
        Name = FullAccess,
        Description = "Allows every operation.",
        PolicyDocument = FullAccessDocument,
        CreatedAt = directory.CreatedAt,
        UpdatedAt = directory.CreatedAt,
    };
}
