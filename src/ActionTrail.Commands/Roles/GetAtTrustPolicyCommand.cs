using System.Management.Automation;
using ActionTrail.Core.Accounts;
using ActionTrail.Engine.Setup;

namespace ActionTrail.Commands.Roles;

/// <summary>Get-AtTrustPolicy: whom a role trusts.</summary>
[Cmdlet(VerbsCommon.Get, "AtTrustPolicy"), OutputType(typeof(AtTrustPolicy))]
public sealed class GetAtTrustPolicyCommand : CloudCommand
{
    /// <summary>The role, by name, ARN or as an object.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true), Alias("RoleName", "Name"), RoleNameTransformation, ArgumentCompleter(typeof(RoleCompleter))]
    public string Role { get; set; } = DeliveryRoleSetup.DefaultName;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (TryRun(Role, stop => new DeliveryRoleSetup(Connection).GetAsync(RoleName.Parse(Role), stop), out DeliveryRole role))
        {
            WriteResult(AtTrustPolicy.Of(role));
        }
    }
}
