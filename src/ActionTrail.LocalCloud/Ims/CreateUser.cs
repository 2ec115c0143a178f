using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;
using ActionTrail.LocalCloud.Ram;

namespace ActionTrail.LocalCloud.Ims;

/// <summary>Makes a user.</summary>
internal sealed class CreateUser() : ImsOperation(writes: true)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [$"user/{ImsNames.FromPrincipal(call, "UserPrincipalName")}"];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        string name = ImsNames.FromPrincipal(call, "UserPrincipalName");
        _ = call.Parameters.Required("DisplayName");
        var user = new RamUserDocument
        {
            UserId = "2" + call.Cloud.Ids.Digits(17),
            UserName = name,
            DisplayName = RamText.Text(call, "DisplayName", 128)!,
            MobilePhone = RamText.MobilePhone(call, "MobilePhone") ?? "",
            Email = RamText.Email(call, "Email") ?? "",
            Comments = RamText.Text(call, "Comments", 128) ?? "",
            CreateDate = call.Now,
            UpdateDate = call.Now,
            Tags = RamTags.Read(call),
        };
        RamUsers.Add(call.Cloud, call.AccountId, user);
        call.Refer("ACS::RAM::User", ImsNames.Principal(call, user));
        return new JsonObject { ["User"] = ImsAnswers.User(call, user) };
    }
}
