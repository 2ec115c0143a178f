using System.Management.Automation;
using ActionTrail.Commands.Connection;
using ActionTrail.Commands.Roles;
using ActionTrail.Core.Accounts;
using ActionTrail.Engine.Permissions;
using ActionTrail.Engine.Setup;

namespace ActionTrail.Commands.Destinations;

/// <summary>
/// Test-AtDestination: whether a destination is fit for audit events: it exists, is encrypted, keeps what it gets, is open to nobody else,
/// and is named as trails want it; with -Role also whether ActionTrail may write to it.
/// </summary>
[Cmdlet(VerbsDiagnostic.Test, "AtDestination", DefaultParameterSetName = StoreSet), OutputType(typeof(SetupCheck), typeof(bool))]
public sealed class TestAtDestinationCommand : CheckCommand
{
    private const string StoreSet = "Store";
    private const string RoleSet = "Role";

    /// <summary>Destinations, as New-At…Destination and Get-AtDestination write them.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public Destination[] Destination { get; set; } = [];

    /// <summary>Role that is to write, by name, ARN or as an object: each permission that it needs is decided too.</summary>
    [Parameter(Mandatory = true, ParameterSetName = RoleSet), RoleNameTransformation, ArgumentCompleter(typeof(RoleCompleter))]
    public string Role { get; set; } = "";

    /// <summary>Account that owns the trails.</summary>
    [Parameter(Mandatory = true, ParameterSetName = RoleSet), Parameter(ParameterSetName = StoreSet)]
    public string ManagementAccountId { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        AtContext? management = Management(ManagementAccountId);
        foreach (Destination destination in Destination)
        {
            if (TryRun(destination, stop => RunAsync(destination, management, stop), out (IReadOnlyList<SetupCheck> Checks, bool LeavesOut) answer))
            {
                Warn(answer.LeavesOut);
                Write(answer.Checks);
            }
        }
    }

    private async Task<(IReadOnlyList<SetupCheck> Checks, bool LeavesOut)> RunAsync(Destination destination, AtContext? management, CancellationToken cancellationToken)
    {
        DeliveryOracle oracle = Oracle(management);
        var checks = new List<SetupCheck>(await new DestinationChecks(Connection) { Context = Caller.Name }.RunAsync(destination, cancellationToken).ConfigureAwait(false));
        if (management is not null)
        {
            checks.AddRange(await oracle.MembershipAsync(
                $"{destination.Kind} {destination.Name}", AccountId.Parse(destination.AccountId), AccountId.Parse(management.AccountId), cancellationToken).ConfigureAwait(false));
        }

        if (Role.Length == 0)
        {
            return (checks, false);
        }

        var question = new OracleQuestion(RoleName.Parse(Role), AccountId.Parse(ManagementAccountId)) { Destinations = [destination], Trail = TrailInQuestion };
        checks.AddRange(await oracle.CheckRoleAsync(question, cancellationToken).ConfigureAwait(false));
        return (checks, await oracle.LeavesControlsOutAsync(cancellationToken).ConfigureAwait(false));
    }
}
