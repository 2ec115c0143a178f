using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;
using ActionTrail.LocalCloud.Ram;

namespace ActionTrail.LocalCloud.Ims;

/// <summary>Changes a group's names or comments; its members stay.</summary>
internal sealed class UpdateGroup() : ImsOperation(writes: true)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [Group(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        RamGroupDocument group = RequireGroup(call);
        RamGroupDocument changed = group with
        {
            GroupName = call.Parameters.Optional("NewGroupName") is null ? group.GroupName : RamText.GroupName(call, "NewGroupName"),
            DisplayName = RamText.Text(call, "NewDisplayName", 24) ?? group.DisplayName,
            Comments = RamText.Text(call, "NewComments", 128) ?? group.Comments,
            UpdateDate = call.Now,
        };
        RamGroups.Change(call.Cloud, call.AccountId, group, changed);
        return new JsonObject { ["Group"] = ImsAnswers.Group(changed) };
    }
}
