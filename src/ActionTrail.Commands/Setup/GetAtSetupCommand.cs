using System.Management.Automation;
using ActionTrail.Aliyun.Http;
using ActionTrail.Commands.Connection;
using ActionTrail.Commands.Trails;
using ActionTrail.Core.Setup;
using ActionTrail.Core.Trails;
using ActionTrail.Engine.Setup;

namespace ActionTrail.Commands.Setup;

/// <summary>Get-AtSetup: describes a trail that exists, and all that belongs to it, as a setup file.</summary>
[Cmdlet(VerbsCommon.Get, "AtSetup"), OutputType(typeof(string))]
public sealed class GetAtSetupCommand : CloudCommand
{
    /// <summary>Trail name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true), ArgumentCompleter(typeof(TrailCompleter))]
    public string Name { get; set; } = "";

    /// <summary>Writes JSON instead of YAML.</summary>
    [Parameter]
    public SwitchParameter AsJson { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        KeyValuePair<string, CloudConnection>[] contexts = [.. ContextTable.Current.All.OrderBy(context => context != Caller).Select(static context => KeyValuePair.Create(context.Name, context.Connection))];
        if (TryRun(Name, stop => new SetupExport(contexts).ReadAsync(TrailName.Parse(Name), Connection, stop), out SetupFile file))
        {
            WriteObject(AsJson ? SetupFileWriter.ToJson(file) : SetupFileWriter.ToYaml(file));
        }
    }
}
