using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;
using ActionTrail.LocalCloud.Ram;

namespace ActionTrail.LocalCloud.Ims;

/// <summary>The members of a group, by name.</summary>
internal sealed class ListUsersForGroup() : ImsOperation(writes: false)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [Group(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        RamGroupDocument group = RequireGroup(call);
        return RamPage.Of(
            call,
            GroupMembers.Of(call.Cloud, call.AccountId, group.GroupName),
            static user => user.UserName.ToLowerInvariant(),
            ("Users", "User"),
            user => Show(call, user, group.GroupName));
    }

    private static JsonObject Show(PopCall call, RamUserDocument user, string group) => new()
    {
        ["UserId"] = user.UserId,
        ["UserPrincipalName"] = ImsNames.Principal(call, user),
        ["DisplayName"] = user.DisplayName,
        ["JoinDate"] = PopTime.Text(user.Groups.First(membership => GroupMembers.Is(membership, group)).JoinDate),
    };
}
