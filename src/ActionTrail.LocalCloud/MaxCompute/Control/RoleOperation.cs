using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.MaxCompute.Control;

/// <summary>An operation on the roles of a project.</summary>
internal abstract class RoleOperation : ControlOperation
{
    /// <inheritdoc/>
    protected sealed override IEnumerable<AccessDemand> Demands(ControlCall call) => [MaxComputeAccess.On(call, call.Project, Facts.Name)];

    /// <summary>The role of the path.</summary>
    /// <exception cref="CloudError">There is none.</exception>
    protected static MaxComputeRoleDocument Role(ControlCall call) => MaxComputeRoles.Find(call.Cloud, call.Project, call.PathValues["role"])
        ?? throw new CloudError(404, "OBJECT_NOT_EXIST", $"Role '{call.PathValues["role"]}' does not exist in project {call.Project.Name}.");

    /// <summary>Users as lists show them.</summary>
    protected static JsonObject UserList(IEnumerable<string> users) =>
        new() { ["users"] = new JsonArray([.. users.Select(static user => (JsonNode)new JsonObject { ["name"] = user })]) };
}
