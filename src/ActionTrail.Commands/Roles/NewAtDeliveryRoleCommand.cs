using System.Management.Automation;
using ActionTrail.Core.Accounts;
using ActionTrail.Engine.Setup;

namespace ActionTrail.Commands.Roles;

/// <summary>
/// New-AtDeliveryRole: makes the role that ActionTrail writes with, in the account that owns the destinations, with the system policies
/// for delivery and for platform operations. It trusts ActionTrail for its own account; Set-AtTrustPolicy lets the management account's trails use it.
/// </summary>
[Cmdlet(VerbsCommon.New, "AtDeliveryRole", SupportsShouldProcess = true), OutputType(typeof(DeliveryRole))]
public sealed class NewAtDeliveryRoleCommand : CloudCommand
{
    /// <summary>Role name.</summary>
    [Parameter(Position = 0)]
    public string Name { get; set; } = DeliveryRoleSetup.DefaultName;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ShouldProcess($"Role {Name} of account {Caller.AccountId}", "Create with the delivery policy")
            && TryRun(Name, stop => new DeliveryRoleSetup(Connection).EnsureAsync(RoleName.Parse(Name), stop), out DeliveryRole role))
        {
            WriteResult(role);
        }
    }
}
