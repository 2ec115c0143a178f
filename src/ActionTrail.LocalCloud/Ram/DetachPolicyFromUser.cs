using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>Takes a policy from a user.</summary>
internal sealed class DetachPolicyFromUser() : RamOperation(writes: true)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [User(call), Policy(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        RamUserDocument user = RequireUser(call);
        RamStore.Put(call.Cloud, call.AccountId, user with { Policies = Attachments.Remove(call, user.Policies, "User") });
        return [];
    }
}
