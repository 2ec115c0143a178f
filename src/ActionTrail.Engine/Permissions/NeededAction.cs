using ActionTrail.Core.Accounts;

namespace ActionTrail.Engine.Permissions;

/// <summary>One permission that delivery needs.</summary>
/// <param name="Action">RAM action, for example <c>oss:PutObject</c>.</param>
/// <param name="Resource">ARN of the resource as policies see it.</param>
/// <param name="Owner">Account that owns the resource.</param>
/// <param name="On">What it is done on, for people, for example <c>bucket corp-audit</c>.</param>
public sealed record NeededAction(string Action, string Resource, AccountId Owner, string On);
