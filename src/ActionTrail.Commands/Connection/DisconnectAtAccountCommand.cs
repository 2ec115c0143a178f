using System.Management.Automation;

namespace ActionTrail.Commands.Connection;

/// <summary>Disconnect-AtAccount: forgets a context; the last one of a local cloud closes it.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "AtAccount"), OutputType(typeof(void))]
public sealed class DisconnectAtAccountCommand : PSCmdlet
{
    /// <summary>The context, by name or as an object; the selected one when left out.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true), ContextTransformation, ArgumentCompleter(typeof(ContextCompleter))]
    public AtContext? Context { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if ((Context ?? ContextTable.Current.Selected) is not { } context)
        {
            return;
        }

        ContextTable.Current.Remove(context);
        context.Close();
    }
}
