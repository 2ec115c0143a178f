using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;
using ActionTrail.LocalCloud.Ram;

namespace ActionTrail.LocalCloud.Ims;

/// <summary>Changes a user's name, contact data or comments.</summary>
internal sealed class UpdateUser() : ImsOperation(writes: true)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [User(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        RamUserDocument user = RequireUser(call);
        RamUserDocument changed = user with
        {
            UserName = call.Parameters.Optional("NewUserPrincipalName") is null ? user.UserName : ImsNames.FromPrincipal(call, "NewUserPrincipalName"),
            DisplayName = RamText.Text(call, "NewDisplayName", 128) ?? user.DisplayName,
            MobilePhone = RamText.MobilePhone(call, "NewMobilePhone") ?? user.MobilePhone,
            Email = RamText.Email(call, "NewEmail") ?? user.Email,
            Comments = RamText.Text(call, "NewComments", 128) ?? user.Comments,
            UpdateDate = call.Now,
        };
        RamUsers.Change(call.Cloud, call.AccountId, user, changed);
        return new JsonObject { ["User"] = ImsAnswers.User(call, changed) };
    }
}
