using System.Text.Json.Nodes;
using ActionTrail.Core.Policies;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;
using ActionTrail.LocalCloud.Ram;
using ActionTrail.LocalCloud.Trails;

namespace ActionTrail.LocalCloud.ResourceManager;

/// <summary>Starts to delete a service-linked role; the task tells whether it could, because a role in use stays.</summary>
internal sealed class DeleteServiceLinkedRole : ServiceLinkedRoleOperation
{
    /// <inheritdoc/>
    public override IEnumerable<AccessDemand> Demands(PopCall call) =>
        [Demand(call, call.Parameters.Optional("RoleName") is { } name ? RamStore.FindRole(call.Cloud, call.Caller.AccountId, name)?.LinkedService : null)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        string account = call.Caller.AccountId;
        string name = call.Parameters.Required("RoleName");
        if (RamStore.FindRole(call.Cloud, account, name) is not { LinkedService: { } service } role)
        {
            throw new CloudError(404, "EntityNotExist.ServiceLinkedRole", $"The account has no service-linked role '{name}'.");
        }

        TrailDocument[] users = service == ServicePrincipals.ActionTrail
            ? [.. TrailCatalog.Of(call.Cloud, account).Where(trail => trail.WriteRoles.Contains(ServiceLinkedRoles.Arn(account, role.RoleName), StringComparer.OrdinalIgnoreCase))]
            : [];
        var task = new RoleDeletionDocument(
            $"task/acs-service-role/{service}/{role.RoleName}/{call.Cloud.Ids.NextGuid():D}",
            [.. users.GroupBy(static trail => trail.HomeRegion).Select(group => new RoleUsage(group.Key, [.. group.Select(static trail => trail.Arn)]))]);
        call.Cloud.Documents.Put(account, task.TaskId, task);
        if (users.Length == 0)
        {
            call.Cloud.Documents.Remove<RamRoleDocument>(account, role.RoleName.ToLowerInvariant());
        }

        call.Refer("ACS::RAM::Role", role.RoleName);
        return new JsonObject { ["DeletionTaskId"] = task.TaskId };
    }
}
