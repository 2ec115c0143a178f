using System.Management.Automation;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Commands.Roles;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Trails;
using ActionTrail.Engine.Setup;

namespace ActionTrail.Commands.Trails;

/// <summary>Set-AtTrail: changes the filter or the destinations of a trail. What is not given stays as it is.</summary>
[Cmdlet(VerbsCommon.Set, "AtTrail", SupportsShouldProcess = true), OutputType(typeof(Trail))]
public sealed class SetAtTrailCommand : TrailCommand
{
    /// <summary>Destinations to add, each in place of one of the same kind.</summary>
    [Parameter]
    public Destination[] Destination { get; set; } = [];

    /// <summary>Kinds of destinations to take away.</summary>
    [Parameter, ValidateSet("OSS", "SLS", "MaxCompute")]
    public string[] WithoutDestination { get; set; } = [];

    /// <summary>Role that writes to all destinations, as an object or an ARN.</summary>
    [Parameter, RoleArnTransformation]
    public string Role { get; set; } = "";

    /// <summary>Which operations are delivered.</summary>
    [Parameter]
    public EventRw? EventRw { get; set; }

    /// <summary>Regions whose events are delivered; <c>All</c> for every region.</summary>
    [Parameter, ArgumentCompleter(typeof(RegionCompleter))]
    public string[] Region { get; set; } = [];

    /// <summary>Writes the changed trail.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!TryRun(Name, async stop => Changed((await FindAsync(stop).ConfigureAwait(false)).ToDefinition()), out TrailDefinition definition)
            || !ShouldProcess(Described, "Change"))
        {
            return;
        }

        if (TryRun(Name, stop => Home().UpdateTrailAsync(definition, stop), out Trail trail) && PassThru)
        {
            WriteResult(trail);
        }
    }

    private TrailDefinition Changed(TrailDefinition definition)
    {
        definition = WithoutDestination.Aggregate(definition, DestinationSettings.Without);
        definition = Destination.Length == 0 ? definition : TrailSetup.Define(definition, Destination, Role);
        if (Role.Length > 0)
        {
            definition = definition.WrittenBy(Role);
        }

        return definition with
        {
            EventRw = EventRw ?? definition.EventRw,
            TrailRegion = Region switch
            {
                [] => definition.TrailRegion,
                [var only] when string.Equals(only, "All", StringComparison.OrdinalIgnoreCase) => TrailRegionSelection.All,
                _ => TrailRegionSelection.Of(Region.Select(RegionId.Parse)),
            },
        };
    }
}
