using System.Text.Json.Nodes;

namespace ActionTrail.LocalCloud.MaxCompute.Control;

/// <summary>Lists who has a role.</summary>
internal sealed class ListUsersByRole : RoleOperation
{
    /// <inheritdoc/>
    public override ApiRoute Route { get; } = new("GET", "projects/{project}/roles/{role}/users");

    /// <inheritdoc/>
    protected override JsonNode? Execute(ControlCall call) => UserList(Role(call).Users);
}
