using System.Globalization;
using System.Text.Json.Nodes;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>How control policies and their attachments look in answers.</summary>
internal static class ControlPolicyJson
{
    public static JsonObject Policy(CloudState cloud, string managementAccountId, ControlPolicyDocument policy) => new()
    {
        ["PolicyId"] = policy.PolicyId,
        ["PolicyName"] = policy.Name,
        ["PolicyType"] = policy.PolicyId == ControlPolicies.FullAccess ? "System" : "Custom",
        ["Description"] = policy.Description,
        ["EffectScope"] = "RAM",
        ["AttachmentCount"] = ControlPolicies.Of(cloud, managementAccountId, policy.PolicyId).Count.ToString(CultureInfo.InvariantCulture),
        ["CreateDate"] = DirectoryJson.Time(policy.CreatedAt),
        ["UpdateDate"] = DirectoryJson.Time(policy.UpdatedAt),
    };

    public static JsonObject Target(DirectoryTree tree, ControlPolicyAttachmentDocument attachment)
    {
        FolderDocument? folder = tree.FindFolder(attachment.TargetId);
        return new JsonObject
        {
            ["TargetId"] = attachment.TargetId,
            ["TargetName"] = folder?.Name ?? tree.FindMember(attachment.TargetId)?.DisplayName ?? "",
            ["TargetType"] = folder is null ? "Account" : folder.ParentFolderId is null ? "Root" : "Folder",
            ["AttachDate"] = DirectoryJson.Time(attachment.AttachedAt),
        };
    }
}
