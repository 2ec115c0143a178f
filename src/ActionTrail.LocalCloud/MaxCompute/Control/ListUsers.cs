using System.Text.Json.Nodes;

namespace ActionTrail.LocalCloud.MaxCompute.Control;

/// <summary>Lists the owner of a project and everybody who has a role in it.</summary>
internal sealed class ListUsers : RoleOperation
{
    /// <inheritdoc/>
    public override ApiRoute Route { get; } = new("GET", "projects/{project}/users");

    /// <inheritdoc/>
    protected override JsonNode? Execute(ControlCall call) => UserList(
        MaxComputeRoles.List(call.Cloud, call.Project).SelectMany(static role => role.Users)
            .Prepend($"ALIYUN${call.Project.AccountId}").Distinct(StringComparer.Ordinal));
}
