using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>RAM's objects as answers show them.</summary>
internal static class RamAnswers
{
    /// <summary>A role.</summary>
    /// <param name="accountId">Account that owns it.</param>
    /// <param name="role">The role.</param>
    /// <returns>All members but the trust policy, which lists leave out.</returns>
    public static JsonObject Of(string accountId, RamRoleDocument role) => new()
    {
        ["RoleId"] = role.RoleId,
        ["RoleName"] = role.RoleName,
        ["Arn"] = $"acs:ram::{accountId}:role/{role.ArnName}",
        ["Description"] = role.Description,
        ["MaxSessionDuration"] = role.MaxSessionDuration,
        ["CreateDate"] = PopTime.Text(role.CreateDate),
        ["UpdateDate"] = PopTime.Text(role.UpdateDate),
    };

    /// <summary>A role with its trust policy.</summary>
    public static JsonObject Whole(string accountId, RamRoleDocument role)
    {
        JsonObject answer = Of(accountId, role);
        answer["AssumeRolePolicyDocument"] = role.AssumeRolePolicyDocument;
        return answer;
    }

    /// <summary>A user.</summary>
    public static JsonObject Of(RamUserDocument user) => new()
    {
        ["UserId"] = user.UserId,
        ["UserName"] = user.UserName,
        ["DisplayName"] = user.DisplayName,
        ["MobilePhone"] = user.MobilePhone,
        ["Email"] = user.Email,
        ["Comments"] = user.Comments,
        ["CreateDate"] = PopTime.Text(user.CreateDate),
        ["UpdateDate"] = PopTime.Text(user.UpdateDate),
    };

    /// <summary>A group.</summary>
    public static JsonObject Of(RamGroupDocument group) => new()
    {
        ["GroupId"] = group.GroupId,
        ["GroupName"] = group.GroupName,
        ["Comments"] = group.Comments,
        ["CreateDate"] = PopTime.Text(group.CreateDate),
        ["UpdateDate"] = PopTime.Text(group.UpdateDate),
    };

    /// <summary>A version of a policy.</summary>
    /// <param name="version">The version.</param>
    /// <param name="inForce">Id of the version that is in force.</param>
    public static JsonObject Of(RamPolicyVersion version, string inForce) => new()
    {
        ["VersionId"] = version.VersionId,
        ["IsDefaultVersion"] = version.VersionId == inForce,
        ["PolicyDocument"] = version.PolicyDocument,
        ["CreateDate"] = PopTime.Text(version.CreateDate),
    };

    /// <summary>An access key without its secret.</summary>
    public static JsonObject Of(AccessKeyDocument key) => new()
    {
        ["AccessKeyId"] = key.AccessKeyId,
        ["Status"] = key.IsActive ? "Active" : "Inactive",
        ["CreateDate"] = PopTime.Text(key.CreateDate),
    };
}
