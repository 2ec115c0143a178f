using System.Management.Automation;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Commands.Connection;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Arns;
using ActionTrail.Core.Trails;
using ActionTrail.Engine.Permissions;
using ActionTrail.Engine.Setup;

namespace ActionTrail.Commands.Roles;

/// <summary>
/// Test-AtDeliveryRole: what the trails of an account may do with a role, decided before anything runs: it exists, trusts ActionTrail for
/// them and nobody by accident, carries the policy, and may write to each destination.
/// </summary>
[Cmdlet(VerbsDiagnostic.Test, "AtDeliveryRole"), OutputType(typeof(SetupCheck), typeof(bool))]
public sealed class TestAtDeliveryRoleCommand : CheckCommand
{
    /// <summary>The role, by name, ARN or as an object.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true), Alias("Role"), RoleNameTransformation, ArgumentCompleter(typeof(RoleCompleter))]
    public string Name { get; set; } = DeliveryRoleSetup.DefaultName;

    /// <summary>Account that owns the trails.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public string ManagementAccountId { get; set; } = "";

    /// <summary>
    /// Destinations that the role is to write to, as New-At…Destination and Get-AtDestination write them; those of the account's trails that
    /// write with the role when left out and a context of that account is connected.
    /// </summary>
    [Parameter]
    public Destination[] Destination { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        AtContext? management = Management(ManagementAccountId);
        if (TryRun(Name, stop => RunAsync(management, stop), out (IReadOnlyList<SetupCheck> Checks, bool LeavesOut) answer))
        {
            Warn(answer.LeavesOut);
            Write(answer.Checks);
        }
    }

    private async Task<(IReadOnlyList<SetupCheck> Checks, bool LeavesOut)> RunAsync(AtContext? management, CancellationToken cancellationToken)
    {
        DeliveryOracle oracle = Oracle(management);
        var question = new OracleQuestion(RoleName.Parse(Name), AccountId.Parse(ManagementAccountId)) { Destinations = Destination, Trail = TrailInQuestion };
        var checks = new List<SetupCheck>(await oracle.CheckRoleAsync(question, cancellationToken).ConfigureAwait(false));
        if (Destination.Length == 0 && management?.AccountId == ManagementAccountId)
        {
            checks.AddRange(await CheckTrailsAsync(oracle, question, management.Connection, cancellationToken).ConfigureAwait(false));
        }

        return (checks, await oracle.LeavesControlsOutAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The permissions that the account's own trails need of the role.</summary>
    private async Task<IReadOnlyList<SetupCheck>> CheckTrailsAsync(DeliveryOracle oracle, OracleQuestion question, CloudConnection management, CancellationToken cancellationToken)
    {
        var arn = new RoleArn(AccountId.Parse(Caller.AccountId), question.Role);
        var checks = new List<SetupCheck>();
        foreach (Trail trail in await new TrailsClient(management).DescribeTrailsAsync(new TrailQuery(), cancellationToken).ConfigureAwait(false))
        {
            foreach (TrailWrite write in TrailWrite.Of(trail).Where(write => write.Role == arn && (Trail.Length == 0 || trail.Name == Trail)))
            {
                checks.AddRange(await oracle.CheckWritesAsync(write.Destination, question with { Trail = TrailName.Parse(trail.Name) }, cancellationToken).ConfigureAwait(false));
            }
        }

        return checks;
    }
}
