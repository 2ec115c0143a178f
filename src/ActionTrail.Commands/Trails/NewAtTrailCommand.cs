using System.Management.Automation;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Commands.Connection;
using ActionTrail.Commands.Roles;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Trails;
using ActionTrail.Engine.Setup;

namespace ActionTrail.Commands.Trails;

/// <summary>New-AtTrail: makes one trail that delivers to every destination piped into it. It logs nothing until Enable-AtTrail or Start-AtDelivery.</summary>
[Cmdlet(VerbsCommon.New, "AtTrail", SupportsShouldProcess = true), OutputType(typeof(Trail))]
public sealed class NewAtTrailCommand : CloudCommand
{
    /// <summary>Name: 6 to 36 lower-case letters, digits, dashes and underscores, starting with a letter.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Name { get; set; } = "";

    /// <summary>Destinations, at most one of each kind.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public Destination[] Destination { get; set; } = [];

    /// <summary>Role that writes to the destinations, as an object or an ARN; the service-linked role of the own account when left out.</summary>
    [Parameter, RoleArnTransformation]
    public string Role { get; set; } = "";

    /// <summary>Covers every member of the resource directory, also those that join later.</summary>
    [Parameter]
    public SwitchParameter Organization { get; set; }

    /// <summary>Which operations are delivered.</summary>
    [Parameter]
    public EventRw EventRw { get; set; } = EventRw.All;

    /// <summary>Regions whose events are delivered; all when left out.</summary>
    [Parameter, ArgumentCompleter(typeof(RegionCompleter))]
    public string[] Region { get; set; } = [];

    /// <summary>The context to use; the selected one when left out. It does not follow the destinations, which mostly belong to another account.</summary>
    [Parameter, ContextTransformation, ArgumentCompleter(typeof(ContextCompleter))]
    public override AtContext? Context { get; set; }

    private readonly List<Destination> _destinations = [];

    /// <inheritdoc/>
    protected override void ProcessRecord() => _destinations.AddRange(Destination);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (Definition() is { } definition
            && ShouldProcess($"Trail {Name} in {Caller.Region}", $"Create, delivering to {string.Join(", ", _destinations.Select(static destination => $"{destination.Kind} {destination.Name}"))}")
            && TryRun(Name, stop => new TrailsClient(Connection).CreateTrailAsync(definition, stop), out Trail trail))
        {
            WriteResult(trail);
        }
    }

    private TrailDefinition? Definition()
    {
        try
        {
            var definition = new TrailDefinition
            {
                Name = TrailName.Parse(Name).Value,
                EventRw = EventRw,
                TrailRegion = Region.Length == 0 ? TrailRegionSelection.All : TrailRegionSelection.Of(Region.Select(RegionId.Parse)),
                IsOrganizationTrail = Organization,
            };
            return TrailSetup.Define(definition, _destinations, Role);
        }
        catch (ActionTrailException error)
        {
            Report(error, Name);
            return null;
        }
    }
}
