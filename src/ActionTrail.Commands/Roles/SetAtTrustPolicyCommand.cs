using System.Management.Automation;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Policies;
using ActionTrail.Engine.Setup;

namespace ActionTrail.Commands.Roles;

/// <summary>Set-AtTrustPolicy: says whom a role trusts: ActionTrail acting for a management account, or a document of one's own.</summary>
[Cmdlet(VerbsCommon.Set, "AtTrustPolicy", DefaultParameterSetName = AccountSet, SupportsShouldProcess = true), OutputType(typeof(DeliveryRole))]
public sealed class SetAtTrustPolicyCommand : CloudCommand
{
    private const string AccountSet = "ManagementAccount";
    private const string DocumentSet = "Document";

    /// <summary>The role, by name, ARN or as an object.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true), Alias("RoleName", "Name"), RoleNameTransformation, ArgumentCompleter(typeof(RoleCompleter))]
    public string Role { get; set; } = DeliveryRoleSetup.DefaultName;

    /// <summary>Account that owns the trails: the management account, or a delegated administrator. ActionTrail may use the role on its behalf.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = AccountSet)]
    public string ManagementAccountId { get; set; } = "";

    /// <summary>A whole trust policy, JSON.</summary>
    [Parameter(Mandatory = true, ParameterSetName = DocumentSet)]
    public string Document { get; set; } = "";

    /// <summary>Writes the role.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        RoleName name;
        TrustPolicy policy;
        try
        {
            name = RoleName.Parse(Role);
            policy = ParameterSetName == DocumentSet ? TrustPolicy.Parse(Document) : TrustPolicy.ForService(ServicePrincipals.ActionTrail, AccountId.Parse(ManagementAccountId));
        }
        catch (ActionTrailException error)
        {
            Report(error, Role);
            return;
        }

        string trusted = ParameterSetName == DocumentSet ? "the given document" : $"ActionTrail acting for account {ManagementAccountId}";
        if (ShouldProcess($"Trust policy of role {Role}, account {Caller.AccountId}", $"Trust {trusted}")
            && TryRun(Role, stop => new DeliveryRoleSetup(Connection).TrustAsync(name, policy, stop), out DeliveryRole role)
            && PassThru)
        {
            WriteResult(role);
        }
    }
}
