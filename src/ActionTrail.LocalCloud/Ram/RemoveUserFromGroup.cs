using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>Takes a user out of a group.</summary>
internal sealed class RemoveUserFromGroup() : RamOperation(writes: true)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [User(call), Group(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        RamUserDocument user = RequireUser(call);
        RamGroupDocument group = RequireGroup(call);
        if (!GroupMembers.IsIn(user, group.GroupName))
        {
            throw RamErrors.NotExist("User.Group", group.GroupName);
        }

        RamStore.Put(call.Cloud, call.AccountId, user with { Groups = [.. user.Groups.Where(membership => !GroupMembers.Is(membership, group.GroupName))] });
        return [];
    }
}
