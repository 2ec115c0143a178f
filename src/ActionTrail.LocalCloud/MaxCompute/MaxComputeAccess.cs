using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.MaxCompute;

/// <summary>
/// Permissions on projects and tables. Management operations demand the RAM action of their name; SQL and Tunnel demand the privileges of
/// MaxCompute's own permission system (Read, List, CreateInstance, CreateTable, Describe, Select, Alter, Update, Drop) as RAM actions.
/// </summary>
// Unconfirmed: in the cloud these privileges are granted inside the project; that RAM policies grant them as well is our choice.
internal static class MaxComputeAccess
{
    /// <summary>Permission on all projects of the caller's account.</summary>
    public static AccessDemand OnAllProjects(OperationCall call, string action) =>
        new("odps:" + action, $"acs:odps:{call.Region}:{call.Caller.AccountId}:projects/*", call.Caller.AccountId);

    /// <summary>Permission on a project of the caller's account that need not exist.</summary>
    public static AccessDemand OnNewProject(OperationCall call, string action, string name) =>
        new("odps:" + action, $"acs:odps:{call.Region}:{call.Caller.AccountId}:projects/{name}", call.Caller.AccountId);

    /// <summary>Permission on a quota of the caller's account.</summary>
    public static AccessDemand OnQuota(OperationCall call, string action, string nickname) =>
        new("odps:" + action, $"acs:odps:{call.Region}:{call.Caller.AccountId}:quotas/{nickname}", call.Caller.AccountId);

    /// <summary>Permission on a project, which RAM or a role of the project can give.</summary>
    public static AccessDemand On(OperationCall call, MaxComputeProjectDocument project, string action) =>
        Demand(call, project, $"projects/{project.Name}", action);

    /// <summary>Permission on a table, which RAM or a role of the project can give.</summary>
    public static AccessDemand OnTable(OperationCall call, MaxComputeProjectDocument project, string table, string action) =>
        Demand(call, project, $"projects/{project.Name}/tables/{table.ToLowerInvariant()}", action);

    /// <summary>How the service calls who owns tables and instances.</summary>
    public static string OwnerName(Caller caller) => caller.Kind switch
    {
        CallerKind.RamUser => $"RAM${caller.AccountId}:{caller.Name}",
        CallerKind.RoleSession => $"RAM${caller.AccountId}:role/{caller.Name}",
        _ => $"ALIYUN${caller.AccountId}",
    };

    private static AccessDemand Demand(OperationCall call, MaxComputeProjectDocument project, string resource, string action) =>
        new("odps:" + action, $"acs:odps:{project.Region}:{project.AccountId}:{resource}", project.AccountId) { ResourcePolicy = MaxComputeRoles.PolicyOf(call.Cloud, project) };
}
