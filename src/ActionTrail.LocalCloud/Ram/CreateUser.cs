using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>Makes a user.</summary>
internal sealed class CreateUser() : RamOperation(writes: true)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [User(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        string name = RamText.UserName(call);
        var user = new RamUserDocument
        {
            UserId = "2" + call.Cloud.Ids.Digits(17),
            UserName = name,
            DisplayName = RamText.Text(call, "DisplayName", 128) ?? "",
            MobilePhone = RamText.MobilePhone(call, "MobilePhone") ?? "",
            Email = RamText.Email(call, "Email") ?? "",
            Comments = RamText.Text(call, "Comments", 128) ?? "",
            CreateDate = call.Now,
            UpdateDate = call.Now,
            Tags = RamTags.Read(call),
        };
        RamUsers.Add(call.Cloud, call.AccountId, user);
        call.Refer("ACS::RAM::User", name);
        return new JsonObject { ["User"] = RamAnswers.Of(user) };
    }
}
