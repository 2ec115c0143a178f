using System.Text.Json.Nodes;

namespace ActionTrail.LocalCloud.MaxCompute.Control;

/// <summary>Gives the policy of a role.</summary>
internal sealed class GetRolePolicy : RoleOperation
{
    /// <inheritdoc/>
    public override ApiRoute Route { get; } = new("GET", "projects/{project}/roles/{role}/policy");

    /// <inheritdoc/>
    protected override JsonNode? Execute(ControlCall call) => Role(call).Policy;
}
