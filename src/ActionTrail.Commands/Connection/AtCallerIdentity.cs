namespace ActionTrail.Commands.Connection;

/// <summary>Whose credentials a context holds, as the cloud says it.</summary>
/// <param name="Type"><c>Account</c>, <c>RAMUser</c> or <c>AssumedRoleUser</c>.</param>
/// <param name="AccountId">Account of the identity.</param>
/// <param name="Arn"><c>acs:ram::…:root</c>, <c>…:user/name</c> or <c>…:assumed-role/role/session</c>.</param>
/// <param name="PrincipalId">Account id, user id, or <c>roleId:session</c>.</param>
/// <param name="UserId">Id of a RAM user; null for others.</param>
/// <param name="RoleId">Id of the assumed role; null for others.</param>
public sealed record AtCallerIdentity(string Type, string AccountId, string Arn, string PrincipalId, string? UserId, string? RoleId);
