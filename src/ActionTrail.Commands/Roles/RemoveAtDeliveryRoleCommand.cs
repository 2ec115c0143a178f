using System.Management.Automation;
using ActionTrail.Core.Accounts;
using ActionTrail.Engine.Setup;

namespace ActionTrail.Commands.Roles;

/// <summary>Remove-AtDeliveryRole: takes a role's policies away and deletes it; the trails that write with it stop delivering.</summary>
[Cmdlet(VerbsCommon.Remove, "AtDeliveryRole", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High), OutputType(typeof(void))]
public sealed class RemoveAtDeliveryRoleCommand : CloudCommand
{
    /// <summary>Roles, by name, ARN or as objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true), Alias("Role"), RoleNameTransformation, ArgumentCompleter(typeof(RoleCompleter))]
    public string Name { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ShouldProcess($"Role {Name} of account {Caller.AccountId}", "Detach its policies and delete"))
        {
            TryRun(Name, stop => new DeliveryRoleSetup(Connection).RemoveAsync(RoleName.Parse(Name), stop));
        }
    }
}
