using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;
using ActionTrail.LocalCloud.Ram;

namespace ActionTrail.LocalCloud.Ims;

/// <summary>An operation of IMS 2019-08-15 on RAM's users and groups; named after its class, permitted by <c>ram:&lt;name&gt;</c>.</summary>
internal abstract class ImsOperation : PopOperation
{
    protected ImsOperation(bool writes) =>
        Facts = new OperationFacts { Service = "Ims", Name = GetType().Name, Version = "2019-08-15", Writes = writes, IsGlobal = true };

    /// <inheritdoc/>
    public sealed override OperationFacts Facts { get; }

    /// <inheritdoc/>
    public sealed override IEnumerable<AccessDemand> Demands(PopCall call) =>
        Resources(call).Select(resource => new AccessDemand($"ram:{Facts.Name}", $"acs:ram:*:{call.AccountId}:{resource}", call.AccountId));

    /// <summary>What the call touches, as the last part of ARNs: <c>user/name</c>, <c>group/name</c>.</summary>
    protected abstract IEnumerable<string> Resources(PopCall call);

    /// <summary>The user that a call names, as the last part of an ARN.</summary>
    protected static string User(PopCall call)
    {
        string name = ImsNames.UserName(call);
        return $"user/{RamStore.FindUser(call.Cloud, call.AccountId, name)?.UserName ?? name}";
    }

    /// <summary>The group that a call names, as the last part of an ARN.</summary>
    protected static string Group(PopCall call)
    {
        string name = RamText.GroupName(call);
        return $"group/{RamStore.FindGroup(call.Cloud, call.AccountId, name)?.GroupName ?? name}";
    }

    /// <summary>The user that a call names.</summary>
    protected static RamUserDocument RequireUser(PopCall call)
    {
        string name = ImsNames.UserName(call);
        RamUserDocument user = RamStore.FindUser(call.Cloud, call.AccountId, name) ?? throw RamErrors.NotExist("User", name);
        call.Refer("ACS::RAM::User", ImsNames.Principal(call, user));
        return user;
    }

    /// <summary>The group that a call names.</summary>
    protected static RamGroupDocument RequireGroup(PopCall call)
    {
        string name = RamText.GroupName(call);
        call.Refer("ACS::RAM::Group", name);
        return RamStore.FindGroup(call.Cloud, call.AccountId, name) ?? throw RamErrors.NotExist("Group", name);
    }
}
