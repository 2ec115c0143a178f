using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;
using ActionTrail.LocalCloud.Ram;

namespace ActionTrail.LocalCloud.Ims;

/// <summary>RAM's objects as IMS shows them.</summary>
internal static class ImsAnswers
{
    /// <summary>A user.</summary>
    public static JsonObject User(PopCall call, RamUserDocument user) => new()
    {
        ["UserId"] = user.UserId,
        ["UserPrincipalName"] = ImsNames.Principal(call, user),
        ["DisplayName"] = user.DisplayName,
        ["Email"] = user.Email,
        ["MobilePhone"] = user.MobilePhone,
        ["Comments"] = user.Comments,
        ["CreateDate"] = PopTime.Text(user.CreateDate),
        ["UpdateDate"] = PopTime.Text(user.UpdateDate),
        ["LastLoginDate"] = "",
        ["ProvisionType"] = "Manual",
        ["Tags"] = RamTags.Show(user.Tags),
    };

    /// <summary>A group.</summary>
    public static JsonObject Group(RamGroupDocument group) => new()
    {
        ["GroupId"] = group.GroupId,
        ["GroupName"] = group.GroupName,
        ["DisplayName"] = group.DisplayName,
        ["Comments"] = group.Comments,
        ["CreateDate"] = PopTime.Text(group.CreateDate),
        ["UpdateDate"] = PopTime.Text(group.UpdateDate),
    };
}
