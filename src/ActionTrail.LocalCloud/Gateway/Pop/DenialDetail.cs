using ActionTrail.Core.Policies;

namespace ActionTrail.LocalCloud.Gateway.Pop;

/// <summary>The <c>AccessDeniedDetail</c> of a denied call.</summary>
/// <remarks>Member names and values as the current gateways answer them; the encoded diagnostic message is left out.</remarks>
internal static class DenialDetail
{
    /// <summary>Describes a denial.</summary>
    /// <param name="caller">Who was denied.</param>
    /// <param name="denial">What was denied and by what.</param>
    /// <returns>The members.</returns>
    public static Dictionary<string, string> Of(Caller caller, AccessDenial denial) => new(StringComparer.Ordinal)
    {
        ["AuthAction"] = denial.Demand.Action,
        ["AuthResource"] = denial.Demand.Resource,
        ["AuthPrincipalType"] = caller.Kind switch
        {
            CallerKind.Root => "Account",
            CallerKind.RamUser => "SubUser",
            CallerKind.RoleSession => "AssumedRoleUser",
            CallerKind.Service => "Service",
            _ => "Anonymous",
        },
        ["AuthPrincipalOwnerId"] = caller.AccountId,
        ["AuthPrincipalDisplayName"] = caller.PrincipalId ?? caller.Name ?? "",
        ["NoPermissionType"] = denial.Explicit ? "ExplicitDeny" : "ImplicitDeny",
        ["PolicyType"] = denial.Step switch
        {
            PolicyStep.ControlPolicy => "ControlPolicy",
            PolicyStep.SessionPolicy => "SessionPolicy",
            PolicyStep.ResourcePolicy => denial.Demand.Action == "sts:AssumeRole" ? "AssumeRolePolicy" : "ResourceBasedPolicy",
            _ => "AccountLevelIdentityBasedPolicy",
        },
        ["Explanation"] = denial.Explanation,
    };
}
