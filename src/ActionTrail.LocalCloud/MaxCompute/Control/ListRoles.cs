using System.Text.Json.Nodes;

namespace ActionTrail.LocalCloud.MaxCompute.Control;

/// <summary>Lists the roles of a project with what they may do.</summary>
internal sealed class ListRoles : RoleOperation
{
    /// <inheritdoc/>
    public override ApiRoute Route { get; } = new("GET", "projects/{project}/roles");

    /// <inheritdoc/>
    protected override JsonNode? Execute(ControlCall call) => new JsonObject
    {
        ["roles"] = new JsonArray([.. MaxComputeRoles.List(call.Cloud, call.Project).Select(static role => (JsonNode)new JsonObject
        {
            ["name"] = role.Name,
            ["type"] = role.Type,
            ["policy"] = role.Policy,
            ["acl"] = role.Acl.Length == 0 ? new JsonObject() : JsonNode.Parse(role.Acl),
        })]),
    };
}
