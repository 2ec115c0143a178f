using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;
using ActionTrail.LocalCloud.Ram;

namespace ActionTrail.LocalCloud.Ims;

/// <summary>The groups that a user is in.</summary>
internal sealed class ListGroupsForUser() : ImsOperation(writes: false)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [User(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        IEnumerable<JsonObject> groups = RequireUser(call).Groups.Select(membership => Show(call, membership));
        return new JsonObject { ["Groups"] = new JsonObject { ["Group"] = new JsonArray([.. groups]) } };
    }

    private static JsonObject Show(PopCall call, GroupMembership membership)
    {
        RamGroupDocument? group = RamStore.FindGroup(call.Cloud, call.AccountId, membership.GroupName);
        return new JsonObject
        {
            ["GroupId"] = group?.GroupId ?? "",
            ["GroupName"] = membership.GroupName,
            ["DisplayName"] = group?.DisplayName ?? "",
            ["Comments"] = group?.Comments ?? "",
            ["JoinDate"] = PopTime.Text(membership.JoinDate),
        };
    }
}
