using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>Removes an access key; what it signed before stays recorded.</summary>
internal sealed class DeleteAccessKey() : RamOperation(writes: true)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [KeyOwner.Arn(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        RamUserDocument user = KeyOwner.Require(call);
        AccessKeys.Delete(call.Cloud, call.AccountId, user, KeyOwner.RequireKey(call, user).AccessKeyId);
        return [];
    }
}
