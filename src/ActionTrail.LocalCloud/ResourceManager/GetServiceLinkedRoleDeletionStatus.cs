using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceManager;

/// <summary>How the deletion of a service-linked role went.</summary>
internal sealed class GetServiceLinkedRoleDeletionStatus : ServiceLinkedRoleOperation
{
    /// <inheritdoc/>
    public override IEnumerable<AccessDemand> Demands(PopCall call) => [Demand(call, service: null)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        string id = call.Parameters.Required("DeletionTaskId");

        // Unconfirmed: the code for a task that does not exist.
        RoleDeletionDocument task = call.Cloud.Documents.Find<RoleDeletionDocument>(call.Caller.AccountId, id)
            ?? throw new CloudError(404, "EntityNotExist.DeletionTask", $"The deletion task '{id}' does not exist.");
        if (task.Usages.Count == 0)
        {
            return new JsonObject { ["Status"] = "SUCCEEDED" };
        }

        return new JsonObject
        {
            ["Status"] = "FAILED",
            ["Reason"] = new JsonObject
            {
                ["Message"] = "The role is still used by resources of its service.",
                ["RoleUsages"] = new JsonObject { ["RoleUsage"] = new JsonArray([.. task.Usages.Select(Render)]) },
            },
        };
    }

    private static JsonNode Render(RoleUsage usage) => new JsonObject
    {
        ["Region"] = usage.Region,
        ["Resources"] = new JsonObject { ["Resource"] = new JsonArray([.. usage.Resources.Select(static arn => (JsonNode)arn)]) },
    };
}
