using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Sts;

/// <summary>Who am I. Needs no permission.</summary>
internal sealed class GetCallerIdentity() : StsOperation(writes: false)
{
    /// <inheritdoc/>
    public override IEnumerable<AccessDemand> Demands(PopCall call) => [];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        Caller caller = call.Caller;
        var answer = new JsonObject { ["AccountId"] = caller.AccountId, ["Arn"] = caller.Arn, ["PrincipalId"] = caller.PrincipalId };
        switch (caller.Kind)
        {
            case CallerKind.RamUser:
                answer["IdentityType"] = "RAMUser";
                answer["UserId"] = caller.PrincipalId;
                break;
            case CallerKind.RoleSession:
                answer["IdentityType"] = "AssumedRoleUser";
                answer["RoleId"] = caller.PrincipalId!.Split(':')[0];
                break;
            default:
                answer["IdentityType"] = "Account";
                break;
        }

        return answer;
    }
}
