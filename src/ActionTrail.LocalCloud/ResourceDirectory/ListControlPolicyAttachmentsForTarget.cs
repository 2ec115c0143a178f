using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>The control policies that are attached to one target itself; inherited ones are listed on the folders above.</summary>
internal sealed class ListControlPolicyAttachmentsForTarget : DirectoryOperation
{
    /// <inheritdoc/>
    protected override JsonObject Execute(PopCall call, DirectoryTree tree)
    {
        string target = ControlPolicyInput.Target(call, tree);
        JsonNode[] attachments =
        [
            .. ControlPolicies.On(call.Cloud, tree.ManagementAccountId, target).Select(attachment =>
            {
                JsonObject json = ControlPolicyJson.Policy(call.Cloud, tree.ManagementAccountId, ControlPolicies.Find(call.Cloud, tree.Directory, attachment.PolicyId)!);
                json["AttachDate"] = DirectoryJson.Time(attachment.AttachedAt);
                return json;
            }),
        ];
        return new JsonObject { ["ControlPolicyAttachments"] = new JsonObject { ["ControlPolicyAttachment"] = new JsonArray(attachments) } };
    }
}
