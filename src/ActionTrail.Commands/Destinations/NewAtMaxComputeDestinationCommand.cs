using System.Management.Automation;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Destinations;
using ActionTrail.Engine.Setup;

namespace ActionTrail.Commands.Destinations;

/// <summary>New-AtMaxComputeDestination: makes a MaxCompute project ready to receive audit events. The trail makes its table.</summary>
[Cmdlet(VerbsCommon.New, "AtMaxComputeDestination", SupportsShouldProcess = true), OutputType(typeof(MaxComputeDestination))]
public sealed class NewAtMaxComputeDestinationCommand : CloudCommand
{
    /// <summary>Project name, starting with <c>actiontrail_</c>; <c>actiontrail_</c> and the account id when left out.</summary>
    [Parameter(Position = 0)]
    public string Project { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var owner = AccountId.Parse(Caller.AccountId);
        string name = Project.Length == 0 ? DeliveryNames.ProjectFor(owner).Value : Project;
        if (ShouldProcess($"MaxCompute project {name} in {Caller.Region}", "Prepare for delivery")
            && TryRun(name, stop => new MaxComputeDestinationSetup(Connection).EnsureAsync(MaxComputeProjectName.ParseForDelivery(name), owner, stop), out MaxComputeDestination destination))
        {
            WriteResult(destination);
        }
    }
}
