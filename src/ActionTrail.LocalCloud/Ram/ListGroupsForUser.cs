using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>The groups that a user is in.</summary>
internal sealed class ListGroupsForUser() : RamOperation(writes: false)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [User(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        IEnumerable<JsonObject> groups = RequireUser(call).Groups.Select(membership => Show(call, membership));
        return new JsonObject { ["Groups"] = new JsonObject { ["Group"] = new JsonArray([.. groups]) } };
    }

    private static JsonObject Show(PopCall call, GroupMembership membership) => new()
    {
        ["GroupName"] = membership.GroupName,
        ["Comments"] = RamStore.FindGroup(call.Cloud, call.AccountId, membership.GroupName)?.Comments ?? "",
        ["JoinDate"] = PopTime.Text(membership.JoinDate),
    };
}
