using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;
using ActionTrail.LocalCloud.Ram;

namespace ActionTrail.LocalCloud.Ims;

/// <summary>Removes an access key; what it signed before stays recorded.</summary>
internal sealed class DeleteAccessKey() : ImsOperation(writes: true)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [User(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        RamUserDocument user = RequireUser(call);
        AccessKeys.Delete(call.Cloud, call.AccountId, user, KeyOwner.RequireKey(call, user).AccessKeyId);
        return [];
    }
}
