using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>Starts to enforce control policies.</summary>
internal sealed class EnableControlPolicy : DirectoryOperation
{
    /// <inheritdoc/>
    protected override JsonObject Execute(PopCall call, DirectoryTree tree)
    {
        call.Cloud.Documents.Put(tree.ManagementAccountId, DirectoryDocument.Key, tree.Directory with { ControlPoliciesEnabled = true });
        return new JsonObject { ["EnablementStatus"] = "Enabled" };
    }
}
