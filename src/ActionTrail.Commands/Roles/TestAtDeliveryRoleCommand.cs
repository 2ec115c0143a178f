using System.Management.Automation;
using ActionTrail.Core.Accounts;
using ActionTrail.Engine.Setup;

namespace ActionTrail.Commands.Roles;

/// <summary>Test-AtDeliveryRole: whether the trails of an account can write with a role: it exists, trusts them, carries the policy.</summary>
[Cmdlet(VerbsDiagnostic.Test, "AtDeliveryRole"), OutputType(typeof(SetupCheck), typeof(bool))]
public sealed class TestAtDeliveryRoleCommand : CloudCommand
{
    /// <summary>The role, by name, ARN or as an object.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true), Alias("Role"), RoleNameTransformation, ArgumentCompleter(typeof(RoleCompleter))]
    public string Name { get; set; } = DeliveryRoleSetup.DefaultName;

    /// <summary>Account that owns the trails.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public string ManagementAccountId { get; set; } = "";

    /// <summary>Writes whether all is well, and nothing else.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!TryRun(Name, stop => new DeliveryRoleChecks(Connection).RunAsync(RoleName.Parse(Name), AccountId.Parse(ManagementAccountId), stop), out IReadOnlyList<SetupCheck> checks))
        {
            return;
        }

        if (Quiet)
        {
            WriteObject(checks.All(static check => check.Passed));
            return;
        }

        foreach (SetupCheck check in checks)
        {
            WriteResult(check);
        }
    }
}
