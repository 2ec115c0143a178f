using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Accounts;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>The account's alias, part of its users' sign-in names.</summary>
internal sealed class GetAccountAlias() : RamOperation(writes: false)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [Every(call, "*")];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        return new JsonObject { ["AccountAlias"] = CloudAccounts.Find(call.Cloud, call.AccountId)?.Alias ?? call.AccountId };
    }
}
