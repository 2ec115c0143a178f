using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>The roles of the account, by name.</summary>
internal sealed class ListRoles() : RamOperation(writes: false)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [Every(call, "role")];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        IReadOnlyDictionary<string, string> tags = RamTags.Read(call);
        return RamPage.Of(
            call,
            RamStore.Roles(call.Cloud, call.AccountId).Where(role => RamTags.Match(role.Tags, tags)),
            static role => role.RoleName.ToLowerInvariant(),
            ("Roles", "Role"),
            role => Show(call, role));
    }

    private static JsonObject Show(PopCall call, RamRoleDocument role)
    {
        JsonObject item = RamAnswers.Of(call.AccountId, role);
        item["Tags"] = RamTags.Show(role.Tags);
        return item;
    }
}
