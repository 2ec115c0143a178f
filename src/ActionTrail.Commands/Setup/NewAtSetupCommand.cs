using System.Management.Automation;
using ActionTrail.Commands.Connection;
using ActionTrail.Commands.Trails;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Setup;
using ActionTrail.Core.Trails;

namespace ActionTrail.Commands.Setup;

/// <summary>New-AtSetup: writes a commented setup file to start from.</summary>
[Cmdlet(VerbsCommon.New, "AtSetup", SupportsShouldProcess = true), OutputType(typeof(FileInfo))]
public sealed class NewAtSetupCommand : AsyncCommand
{
    /// <summary>Path of the file to write.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Path { get; set; } = "";

    /// <summary>Which setup: one account; all members to a log-archive member, or to the management account; to MaxCompute; to all three stores.</summary>
    [Parameter(Position = 1)]
    public SetupTemplateKind Template { get; set; } = SetupTemplateKind.MultiAccountMember;

    /// <summary>Trail name; the stores are named after it.</summary>
    [Parameter]
    public string Name { get; set; } = "corp-audit";

    /// <summary>Region of trail and stores; that of the trail's context when left out.</summary>
    [Parameter, ArgumentCompleter(typeof(RegionCompleter))]
    public string Region { get; set; } = "";

    /// <summary>Context of the account that owns the trail. Where it is connected, its account id goes into the file and into names that must be unique.</summary>
    [Parameter, ArgumentCompleter(typeof(ContextCompleter))]
    public string TrailContext { get; set; } = "mgmt";

    /// <summary>Context of the account that owns the stores, in the setups where it is another.</summary>
    [Parameter, ArgumentCompleter(typeof(ContextCompleter))]
    public string StoreContext { get; set; } = "dest";

    /// <summary>Overwrites a file that exists.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        string path = GetUnresolvedProviderPathFromPSPath(Path);
        AtContext? trail = Find(TrailContext), store = Find(StoreContext);
        try
        {
            if (File.Exists(path) && !Force)
            {
                throw new ConfigurationException($"File '{Path}' exists already; choose another path, or overwrite it with -Force.");
            }

            var template = new SetupTemplate
            {
                Kind = Template,
                Name = TrailName.Parse(Name),
                Region = RegionId.Parse(Region.Length > 0 ? Region : trail?.Region ?? ConnectAtAccountCommand.DefaultRegion),
                TrailContext = TrailContext,
                TrailAccountId = trail is null ? null : AccountId.Parse(trail.AccountId),
                StoreContext = StoreContext,
                StoreAccountId = store is null ? null : AccountId.Parse(store.AccountId),
            };
            string text = template.ToYaml();
            if (ShouldProcess($"Setup file {path}", $"Write the template {Template}") && TryRun(Path, stop => File.WriteAllTextAsync(path, text, stop)))
            {
                WriteObject(new FileInfo(path));
            }
        }
        catch (ActionTrailException error)
        {
            Report(error, error is InvalidNameException ? Name : Path);
        }
    }

    private static AtContext? Find(string name) => ContextTable.Current.All.FirstOrDefault(context => string.Equals(context.Name, name, StringComparison.OrdinalIgnoreCase));
}
