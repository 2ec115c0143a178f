using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;
using ActionTrail.LocalCloud.Ram;

namespace ActionTrail.LocalCloud.Ims;

/// <summary>The users of the account, by name, with their names and ids only.</summary>
internal sealed class ListUserBasicInfos() : ImsOperation(writes: false)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => ["user/*"];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        return RamPage.Of(
            call, RamStore.Users(call.Cloud, call.AccountId), static user => user.UserName.ToLowerInvariant(), ("UserBasicInfos", "UserBasicInfo"), user => Show(call, user));
    }

    private static JsonObject Show(PopCall call, RamUserDocument user) => new()
    {
        ["UserId"] = user.UserId,
        ["UserPrincipalName"] = ImsNames.Principal(call, user),
        ["DisplayName"] = user.DisplayName,
    };
}
