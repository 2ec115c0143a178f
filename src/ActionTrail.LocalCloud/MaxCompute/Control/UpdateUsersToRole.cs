using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.MaxCompute.Control;

/// <summary>Gives a role to users and takes it from others.</summary>
internal sealed class UpdateUsersToRole : RoleOperation
{
    /// <inheritdoc/>
    public override ApiRoute Route { get; } = new("PUT", "projects/{project}/roles/{role}/users");

    /// <inheritdoc/>
    protected override JsonNode? Execute(ControlCall call)
    {
        JsonObject body = call.Body();
        IReadOnlyList<string> add = body.Texts("add");
        if (add.FirstOrDefault(static user => !RoleUser.IsUser(user)) is { } unknown)
        {
            throw new CloudError(400, "InvalidParameter", $"User '{unknown}' is not of the form ALIYUN$account, RAM$account:user or RAM$account:role/name.");
        }

        MaxComputeRoleDocument role = Role(call);
        MaxComputeRoles.Put(call.Cloud, call.Project, role with { Users = [.. role.Users.Except(body.Texts("remove")).Union(add)] });
        return "success";
    }
}
