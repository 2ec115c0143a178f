using ActionTrail.Core.Accounts;

namespace ActionTrail.Engine.Permissions;

/// <summary>
/// The commands that mend what the oracle finds. Each can be pasted into a prompt as it stands; what no command of this module can mend is
/// said as a comment.
/// </summary>
/// <param name="context">Context of the account that owns role and destinations; empty for the selected one.</param>
/// <param name="trailOwner">Account that owns the trails.</param>
internal sealed class OracleMends(string context, AccountId trailOwner)
{
    private string There => context.Length == 0 ? "" : $" -Context {context}";

    public string MakeRole(RoleName role) => $"New-AtDeliveryRole {role}{There} | Set-AtTrustPolicy -ManagementAccountId {trailOwner}";

    public string GivePolicy(RoleName role) => $"New-AtDeliveryRole {role}{There}";

    public string Trust(RoleName role) => $"Set-AtTrustPolicy {role} -ManagementAccountId {trailOwner}{There}";

    /// <summary>A policy that denies is taken off with every other one, by making the role anew.</summary>
    public string MakeRoleAnew(RoleName role) => $"Remove-AtDeliveryRole {role}{There} -Confirm:$false; {MakeRole(role)}";

    public static string ChangeStore(string policy, string action, RoleName role) => $"# Change {policy}, so that it lets role {role} do {action}.";

    public static string ChangeControl(string policy, string node, string action) =>
        $"# In the management account, change control policy {policy} or detach it from {node}, so that {action} is allowed.";
}
