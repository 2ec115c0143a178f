using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;
using ActionTrail.LocalCloud.Ram;
using ActionTrail.LocalCloud.ResourceDirectory;

namespace ActionTrail.LocalCloud.ResourceManager;

/// <summary>Makes the role of a service in the caller's account.</summary>
internal sealed class CreateServiceLinkedRole : ServiceLinkedRoleOperation
{
    /// <inheritdoc/>
    public override IEnumerable<AccessDemand> Demands(PopCall call) => [Demand(call, call.Parameters.Optional("ServiceName"))];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        string service = call.Parameters.Required("ServiceName");
        ServiceLinkedRole kind = ServiceLinkedRoles.Of(service)
            ?? throw new CloudError(404, "EntityNotExist.Service", $"The service '{service}' does not exist or has no service-linked role.");
        if (call.Parameters.Optional("CustomSuffix") is not null)
        {
            throw new CloudError(400, "InvalidParameter.CustomSuffix.NotAllowed", $"The service '{service}' does not allow a custom suffix.");
        }

        if (call.Parameters.Optional("Description") is not null)
        {
            throw new CloudError(400, "InvalidParameter.Description.NotAllowed", $"The service '{service}' does not allow a description without a custom suffix.");
        }

        if (RamStore.FindRole(call.Cloud, call.Caller.AccountId, kind.RoleName) is not null)
        {
            throw new CloudError(409, "EntityAlreadyExists.Role", $"The role already exists: {kind.RoleName}.");
        }

        RamRoleDocument role = ServiceLinkedRoles.Create(call.Cloud, call.Caller.AccountId, kind);
        call.Refer("ACS::RAM::Role", role.RoleName);
        return new JsonObject
        {
            ["Role"] = new JsonObject
            {
                ["RoleId"] = role.RoleId,
                ["RoleName"] = role.RoleName,
                ["Arn"] = ServiceLinkedRoles.Arn(call.Caller.AccountId, role.RoleName),
                ["RolePrincipalName"] = $"{role.RoleName.ToLowerInvariant()}@role.{call.Caller.AccountId}.onaliyunservice.com",
                ["Description"] = role.Description,
                ["AssumeRolePolicyDocument"] = role.AssumeRolePolicyDocument,
                ["IsServiceLinkedRole"] = true,
                ["CreateDate"] = DirectoryJson.Time(role.CreateDate),
            },
        };
    }
}
