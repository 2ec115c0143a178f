using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>Puts a user into a group.</summary>
internal sealed class AddUserToGroup() : RamOperation(writes: true)
{
    private const int Most = 50;

    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [User(call), Group(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        RamUserDocument user = RequireUser(call);
        RamGroupDocument group = RequireGroup(call);
        if (GroupMembers.IsIn(user, group.GroupName))
        {
            throw RamErrors.AlreadyExists("User.Group", group.GroupName);
        }

        if (user.Groups.Count >= Most)
        {
            throw RamErrors.LimitExceeded("User.Group", Most);
        }

        RamStore.Put(call.Cloud, call.AccountId, user with { Groups = [.. user.Groups, new GroupMembership(group.GroupName, call.Now)] });
        return [];
    }
}
