using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>An operation of RAM 2015-05-01; named after its class, permitted by <c>ram:&lt;name&gt;</c> on the objects that it touches.</summary>
internal abstract class RamOperation : PopOperation
{
    protected RamOperation(bool writes) =>
        Facts = new OperationFacts { Service = "Ram", Name = GetType().Name, Version = "2015-05-01", Writes = writes, IsGlobal = true };

    /// <inheritdoc/>
    public sealed override OperationFacts Facts { get; }

    /// <inheritdoc/>
    public sealed override IEnumerable<AccessDemand> Demands(PopCall call) =>
        Resources(call).Select(resource => new AccessDemand($"ram:{Facts.Name}", resource, call.AccountId));

    /// <summary>ARNs of what the call touches.</summary>
    /// <param name="call">The call.</param>
    /// <returns>At least one.</returns>
    protected abstract IEnumerable<string> Resources(PopCall call);

    /// <summary>ARN of the user that a call names; spelt as it is stored, because policies compare with case and names do not.</summary>
    protected static string User(PopCall call)
    {
        string name = RamText.UserName(call);
        return Own(call, "user", RamStore.FindUser(call.Cloud, call.AccountId, name)?.UserName ?? name);
    }

    /// <summary>ARN of the group that a call names.</summary>
    protected static string Group(PopCall call)
    {
        string name = RamText.GroupName(call);
        return Own(call, "group", RamStore.FindGroup(call.Cloud, call.AccountId, name)?.GroupName ?? name);
    }

    /// <summary>ARN of the role that a call names.</summary>
    protected static string Role(PopCall call)
    {
        string name = RamText.RoleName(call);
        return Own(call, "role", RamStore.FindRole(call.Cloud, call.AccountId, name)?.RoleName ?? name);
    }

    /// <summary>ARN of the policy that <c>PolicyType</c> and <c>PolicyName</c> name.</summary>
    protected static string Policy(PopCall call) => PolicyNames.TypeOf(call) == PolicyAttachment.System
        ? $"acs:ram:*:system:policy/{call.Parameters.Required("PolicyName")}"
        : CustomPolicy(call);

    /// <summary>ARN of the custom policy that a call names.</summary>
    protected static string CustomPolicy(PopCall call) => Own(call, "policy", call.Parameters.Required("PolicyName"));

    /// <summary>ARN of all objects of a kind.</summary>
    protected static string Every(PopCall call, string kind) => Own(call, kind, "*");

    /// <summary>The user that a call names.</summary>
    protected static RamUserDocument RequireUser(PopCall call) => Named(call, "User", RamText.UserName(call), RamStore.FindUser);

    /// <summary>The group that a call names.</summary>
    protected static RamGroupDocument RequireGroup(PopCall call) => Named(call, "Group", RamText.GroupName(call), RamStore.FindGroup);

    /// <summary>The role that a call names.</summary>
    protected static RamRoleDocument RequireRole(PopCall call) => Named(call, "Role", RamText.RoleName(call), RamStore.FindRole);

    /// <summary>The role that a call names, which must not belong to a service.</summary>
    protected static RamRoleDocument RequireFreeRole(PopCall call)
    {
        RamRoleDocument role = RequireRole(call);
        return role.LinkedService is null ? role : throw RamErrors.ServiceLinked(role.RoleName);
    }

    /// <summary>The custom policy that a call names.</summary>
    protected static RamPolicyDocument RequireCustomPolicy(PopCall call) => Named(call, "Policy", call.Parameters.Required("PolicyName"), RamStore.FindPolicy);

    private static T Named<T>(PopCall call, string kind, string name, Func<CloudState, string, string, T?> find)
        where T : class
    {
        T found = find(call.Cloud, call.AccountId, name) ?? throw RamErrors.NotExist(kind, name);
        call.Refer($"ACS::RAM::{kind}", name);
        return found;
    }

    private static string Own(PopCall call, string kind, string name) => $"acs:ram:*:{call.AccountId}:{kind}/{name}";
}
