using ActionTrail.Aliyun.Credentials;

namespace ActionTrail.Aliyun.Sts;

/// <summary>A session of a role.</summary>
/// <param name="Credentials">Temporary credentials with token and expiry.</param>
/// <param name="Arn"><c>acs:ram::account:role/role/session</c>.</param>
/// <param name="AssumedRoleId"><c>roleId:session</c>.</param>
public sealed record AssumedRole(CloudCredentials Credentials, string Arn, string AssumedRoleId);
