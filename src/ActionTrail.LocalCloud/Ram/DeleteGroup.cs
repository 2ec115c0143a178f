using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>Removes a group without members and policies.</summary>
internal sealed class DeleteGroup() : RamOperation(writes: true)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [Group(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        RamGroupDocument group = RequireGroup(call);
        if (GroupMembers.Of(call.Cloud, call.AccountId, group.GroupName).Count > 0)
        {
            throw RamErrors.DeleteConflict("Group.User", group.GroupName, "it has members");
        }

        if (group.Policies.Count > 0)
        {
            throw RamErrors.DeleteConflict("Group.Policy", group.GroupName, "policies are attached to it");
        }

        RamStore.Remove(call.Cloud, call.AccountId, group);
        return [];
    }
}
