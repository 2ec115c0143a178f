using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Accounts;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>Sets the account's alias: 3 to 32 lower-case letters, digits and dashes; unique in the cloud.</summary>
internal sealed class SetAccountAlias() : RamOperation(writes: true)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [Every(call, "*")];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        string alias = call.Parameters.Required("AccountAlias");
        if (alias.Length is < 3 or > 32)
        {
            throw RamErrors.Invalid("AccountAlias.Length", $"The parameter - \"AccountAlias\" has {alias.Length} characters; 3 to 32 are allowed.");
        }

        if (!alias.All(static character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-') || alias[0] == '-' || alias[^1] == '-')
        {
            throw RamErrors.Invalid("AccountAlias.InvalidChars", "The parameter - \"AccountAlias\" contains invalid chars.");
        }

        if (CloudAccounts.All(call.Cloud).Any(other => other.Alias == alias && other.AccountId != call.AccountId))
        {
            throw RamErrors.AlreadyExists("Account.Alias", alias);
        }

        call.Cloud.Documents.Put("", call.AccountId, CloudAccounts.Find(call.Cloud, call.AccountId)! with { Alias = alias });
        return [];
    }
}
