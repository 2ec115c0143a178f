using System.Management.Automation;

namespace ActionTrail.Commands.Connection;

/// <summary>Select-AtContext: chooses the context that cmdlets use when none is named.</summary>
[Cmdlet(VerbsCommon.Select, "AtContext"), OutputType(typeof(AtContext))]
public sealed class SelectAtContextCommand : PSCmdlet
{
    /// <summary>The context, by name or as an object.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true), ContextTransformation, ArgumentCompleter(typeof(ContextCompleter))]
    public AtContext Context { get; set; } = null!;

    /// <summary>Writes the selected context.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        ContextTable.Current.Select(Context);
        if (PassThru)
        {
            WriteObject(Context);
        }
    }
}
