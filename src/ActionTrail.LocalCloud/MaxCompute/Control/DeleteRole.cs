using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.MaxCompute.Control;

/// <summary>Deletes a role that nobody has.</summary>
internal sealed class DeleteRole : RoleOperation
{
    /// <inheritdoc/>
    public override ApiRoute Route { get; } = new("DELETE", "projects/{project}/roles/{role}");

    /// <inheritdoc/>
    protected override JsonNode? Execute(ControlCall call)
    {
        MaxComputeRoleDocument role = Role(call);
        if (MaxComputeRoles.BuiltIn.Contains(role.Name, StringComparer.Ordinal) || role.Users.Count > 0)
        {
            throw new CloudError(400, "InvalidParameter", role.Users.Count > 0
                ? $"Role '{role.Name}' has {role.Users.Count} users; remove them first."
                : $"Role '{role.Name}' is built in and cannot be deleted.");
        }

        MaxComputeRoles.Remove(call.Cloud, call.Project, role.Name);
        return "success";
    }
}
