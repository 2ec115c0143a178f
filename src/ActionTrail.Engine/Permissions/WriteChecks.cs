using ActionTrail.Core.Policies;
using ActionTrail.Engine.Setup;

namespace ActionTrail.Engine.Permissions;

/// <summary>Puts the verdict about one permission into words, with what decides it and what mends it.</summary>
/// <param name="role">The role.</param>
/// <param name="permissions">Decides.</param>
/// <param name="mends">Commands.</param>
internal sealed class WriteChecks(RoleDocuments role, WritePermissions permissions, OracleMends mends)
{
    /// <summary>The check of one permission.</summary>
    public SetupCheck Of(NeededAction need, NamedPolicy? store)
    {
        PolicyVerdict verdict = permissions.Decide(need, store);
        string decider = Decider(verdict, need);
        string found = verdict.Decision switch
        {
            PolicyDecision.Allow => $"allowed by {decider}",
            PolicyDecision.ExplicitDeny => $"denied by {decider}",
            _ => Silence(verdict, need),
        };
        return SetupCheck.Of($"Role {role.Role.Name}", $"{need.Action} on {need.On}", verdict.IsAllowed, found + Doubt(store), Mend(verdict, need, store)) with
        {
            Action = need.Action, DecidedBy = decider,
        };
    }

    private string Decider(PolicyVerdict verdict, NeededAction need) => verdict.DecidedBy is not { } statement ? ""
        : verdict.Step == PolicyStep.ControlPolicy ? $"statement {statement.Index} of control policy {statement.PolicyName} on {permissions.RefusingLevel(need)?.Node}"
        : $"statement {statement.Index} of {statement.PolicyName}";

    private string Silence(PolicyVerdict verdict, NeededAction need) => verdict.Step switch
    {
        PolicyStep.ControlPolicy => $"denied: no control policy on {permissions.RefusingLevel(need)?.Node} allows it",
        PolicyStep.ResourcePolicy when need.Owner != role.Arn.Account => $"denied: it belongs to account {need.Owner}, whose own policy does not let the role in",
        _ => "denied: no statement of the role's policies allows it",
    };

    private string Mend(PolicyVerdict verdict, NeededAction need, NamedPolicy? store) => verdict switch
    {
        { IsAllowed: true } => "",
        { Step: PolicyStep.ControlPolicy } => OracleMends.ChangeControl(
            verdict.DecidedBy?.PolicyName ?? string.Join(", ", permissions.RefusingLevel(need)?.Policies.Select(static policy => policy.Name) ?? []),
            permissions.RefusingLevel(need)?.Node ?? "",
            need.Action),
        { Step: PolicyStep.ResourcePolicy } => OracleMends.ChangeStore(store?.Name ?? $"the policy of {need.On}", need.Action, role.Role.Name),
        { Decision: PolicyDecision.ExplicitDeny } => mends.MakeRoleAnew(role.Role.Name),
        _ => mends.GivePolicy(role.Role.Name),
    };

    private string Doubt(NamedPolicy? store) =>
        permissions.DependsOnAddress(store) ? "; a condition asks for acs:SourceIp, and nobody outside knows the address that ActionTrail calls from" : "";
}
