using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>The users of the account, by name.</summary>
internal sealed class ListUsers() : RamOperation(writes: false)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [Every(call, "user")];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        return RamPage.Of(call, RamStore.Users(call.Cloud, call.AccountId), static user => user.UserName.ToLowerInvariant(), ("Users", "User"), RamAnswers.Of);
    }
}
