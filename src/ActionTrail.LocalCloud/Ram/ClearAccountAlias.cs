using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Accounts;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>Takes the account's alias away.</summary>
internal sealed class ClearAccountAlias() : RamOperation(writes: true)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [Every(call, "*")];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        call.Cloud.Documents.Put("", call.AccountId, CloudAccounts.Find(call.Cloud, call.AccountId)! with { Alias = null });
        return [];
    }
}
