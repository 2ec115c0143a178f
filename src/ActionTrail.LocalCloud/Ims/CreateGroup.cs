using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;
using ActionTrail.LocalCloud.Ram;

namespace ActionTrail.LocalCloud.Ims;

/// <summary>Makes a user group.</summary>
internal sealed class CreateGroup() : ImsOperation(writes: true)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [Group(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        string name = RamText.GroupName(call);
        var group = new RamGroupDocument
        {
            GroupName = name,
            GroupId = "g-" + call.Cloud.Ids.Text(16),
            DisplayName = RamText.Text(call, "DisplayName", 24) ?? "",
            Comments = RamText.Text(call, "Comments", 128) ?? "",
            CreateDate = call.Now,
            UpdateDate = call.Now,
        };
        RamGroups.Add(call.Cloud, call.AccountId, group);
        call.Refer("ACS::RAM::Group", name);
        return new JsonObject { ["Group"] = ImsAnswers.Group(group) };
    }
}
