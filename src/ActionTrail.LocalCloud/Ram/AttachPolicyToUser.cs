using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>Attaches a policy to a user.</summary>
internal sealed class AttachPolicyToUser() : RamOperation(writes: true)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [User(call), Policy(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        RamUserDocument user = RequireUser(call);
        RamStore.Put(call.Cloud, call.AccountId, user with { Policies = Attachments.Add(call, user.Policies, "User") });
        return [];
    }
}
