using System.Management.Automation;
using ActionTrail.Aliyun.Http;
using ActionTrail.Commands.Connection;
using ActionTrail.Core.Errors;

namespace ActionTrail.Commands;

/// <summary>Base of every cmdlet that makes calls: takes <c>-Context</c>, and falls back to the selected one.</summary>
public abstract class CloudCommand : AsyncCommand
{
    /// <summary>The context to use, by name or as an object; the selected one when left out.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), ContextTransformation, ArgumentCompleter(typeof(ContextCompleter))]
    public AtContext? Context { get; set; }

    /// <summary>The context that this call uses.</summary>
    /// <exception cref="PipelineStoppedException">None is connected; the error has been reported.</exception>
    protected AtContext Account
    {
        get
        {
            if ((Context ?? ContextTable.Current.Selected) is not { } context)
            {
                ThrowTerminatingError(new ConfigurationException("No account is connected; a cmdlet needs one. Connect with Connect-AtAccount.").ToErrorRecord(null));
                throw new PipelineStoppedException();
            }

            return context;
        }
    }

    /// <summary>The connection of <see cref="Account"/>, its attempts shown on the debug stream.</summary>
    protected CloudConnection Connection => Account.Connection;
}
