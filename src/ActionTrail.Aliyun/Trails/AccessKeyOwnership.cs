namespace ActionTrail.Aliyun.Trails;

/// <summary>Whose an access key is, and its latest use.</summary>
/// <param name="AccessKeyId">The key.</param>
/// <param name="AccountType"><c>root-account</c> or <c>ram-user</c>.</param>
/// <param name="UserName">User; <c>root</c> for the account itself.</param>
/// <param name="LastUse">Latest use, named by its service; null when the key was not used in the last 400 days.</param>
public sealed record AccessKeyOwnership(string AccessKeyId, string AccountType, string UserName, AccessKeyUse? LastUse);
