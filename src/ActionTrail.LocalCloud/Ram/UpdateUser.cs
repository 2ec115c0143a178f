using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>Changes a user's name, contact data or comments.</summary>
internal sealed class UpdateUser() : RamOperation(writes: true)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [User(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        RamUserDocument user = RequireUser(call);
        RamUserDocument changed = user with
        {
            UserName = call.Parameters.Optional("NewUserName") is null ? user.UserName : RamText.UserName(call, "NewUserName"),
            DisplayName = RamText.Text(call, "NewDisplayName", 128) ?? user.DisplayName,
            MobilePhone = RamText.MobilePhone(call, "NewMobilePhone") ?? user.MobilePhone,
            Email = RamText.Email(call, "NewEmail") ?? user.Email,
            Comments = RamText.Text(call, "NewComments", 128) ?? user.Comments,
            UpdateDate = call.Now,
        };
        RamUsers.Change(call.Cloud, call.AccountId, user, changed);
        return new JsonObject { ["User"] = RamAnswers.Of(changed) };
    }
}
