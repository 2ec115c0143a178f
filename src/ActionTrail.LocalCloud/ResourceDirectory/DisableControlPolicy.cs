using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>Stops enforcing control policies; policies and attachments stay.</summary>
internal sealed class DisableControlPolicy : DirectoryOperation
{
    /// <inheritdoc/>
    protected override JsonObject Execute(PopCall call, DirectoryTree tree)
    {
        call.Cloud.Documents.Put(tree.ManagementAccountId, DirectoryDocument.Key, tree.Directory with { ControlPoliciesEnabled = false });
        return new JsonObject { ["EnablementStatus"] = "Disabled" };
    }
}
