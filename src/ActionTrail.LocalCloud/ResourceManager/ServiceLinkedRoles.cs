using ActionTrail.Core.Policies;
using ActionTrail.LocalCloud.Ram;

namespace ActionTrail.LocalCloud.ResourceManager;

/// <summary>The service-linked roles that exist, and how an account gets one. They are RAM roles with a linked service.</summary>
/// <remarks>Source: list of service-linked roles, by service.</remarks>
internal static class ServiceLinkedRoles
{
    /// <summary>Service whose role lets Resource Directory make service-linked roles in members.</summary>
    public const string ResourceDirectory = "resourcemanager.aliyuncs.com";

    private static readonly ServiceLinkedRole[] s_known =
    [
        new(ServicePrincipals.ActionTrail, "AliyunServiceRoleForActionTrail", SystemPolicies.ActionTrailServiceRole, "ActionTrail delivers events with this role."),
        new(ServicePrincipals.LogAudit, "AliyunServiceRoleForSLSAudit", "AliyunServiceRolePolicyForSLSAudit", "Log Audit collects logs with this role."),
        new("alert.log.aliyuncs.com", "AliyunServiceRoleForSLSAlert", "AliyunServiceRolePolicyForSLSAlert", "Log Service sends alerts with this role."),
        new(ResourceDirectory, "AliyunServiceRoleForResourceDirectory", "AliyunServiceRolePolicyForResourceDirectory", "Resource Directory makes service-linked roles with this role."),
        new("config.aliyuncs.com", "AliyunServiceRoleForConfig", "AliyunServiceRolePolicyForConfig", "Cloud Config reads resources with this role."),
    ];

    /// <summary>The role of a service, or null for a service that has none here.</summary>
    public static ServiceLinkedRole? Of(string service) => Array.Find(s_known, role => role.Service == service);

    /// <summary>Whether an account has the role of a service.</summary>
    public static bool Exists(CloudState cloud, string accountId, string service) => Of(service) is { } role && RamStore.FindRole(cloud, accountId, role.RoleName) is not null;

    /// <summary>Makes the role of a service in an account unless it is there.</summary>
    /// <returns>The role.</returns>
    public static RamRoleDocument Ensure(CloudState cloud, string accountId, string service)
    {
        ServiceLinkedRole kind = Of(service) ?? throw new ArgumentException($"Service '{service}' has no service-linked role.", nameof(service));
        return RamStore.FindRole(cloud, accountId, kind.RoleName) ?? Create(cloud, accountId, kind);
    }

    /// <summary>Makes a service-linked role.</summary>
    public static RamRoleDocument Create(CloudState cloud, string accountId, ServiceLinkedRole kind)
    {
        DateTimeOffset now = cloud.Time.GetUtcNow();
        var role = new RamRoleDocument
        {
            RoleId = cloud.Ids.Digits(18),
            RoleName = kind.RoleName,
            Description = kind.Description,
            AssumeRolePolicyDocument = TrustPolicy.ForService(kind.Service, actingFor: null).Document.ToJson(),
            CreateDate = now,
            UpdateDate = now,

            // The catalogue does not know the policies of every service; a role without one can do nothing.
            Policies = SystemPolicies.Find(kind.PolicyName) is null ? [] : [new PolicyAttachment(PolicyAttachment.System, kind.PolicyName, now)],
            LinkedService = kind.Service,
        };
        RamStore.Put(cloud, accountId, role);
        return role;
    }

    /// <summary>ARN of a service-linked role; its name is lower-case there.</summary>
    public static string Arn(string accountId, string roleName) => $"acs:ram::{accountId}:role/{roleName.ToLowerInvariant()}";
}
