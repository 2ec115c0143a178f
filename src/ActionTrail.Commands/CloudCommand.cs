using System.Management.Automation;
using ActionTrail.Aliyun.Http;
using ActionTrail.Commands.Connection;
using ActionTrail.Core.Errors;

namespace ActionTrail.Commands;

/// <summary>Base of every cmdlet that makes calls: takes <c>-Context</c>, and falls back to the selected one.</summary>
public abstract class CloudCommand : AsyncCommand
{
    private AtContext? _running;

    /// <summary>The context to use, by name or as an object; the selected one when left out.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), ContextTransformation, ArgumentCompleter(typeof(ContextCompleter))]
    public virtual AtContext? Context { get; set; }

    /// <summary>The context that this record uses. Settled on the pipeline thread, because each session has contexts of its own.</summary>
    /// <exception cref="PipelineStoppedException">None is connected; the error has been reported.</exception>
    protected AtContext Caller => _running ?? Resolve();

    /// <summary>The connection of <see cref="Caller"/>; its calls show on the verbose stream, each attempt on the debug stream.</summary>
    protected CloudConnection Connection => Caller.Connection with { Trace = Show };

    /// <summary>Writes a result that remembers its context, so that the next cmdlet of the pipeline acts as the same identity.</summary>
    /// <param name="result">The result.</param>
    protected void WriteResult(object result)
    {
        PSObject wrapped = PSObject.AsPSObject(result);
        wrapped.Properties.Remove(nameof(Context));
        wrapped.Properties.Add(new PSNoteProperty(nameof(Context), Caller.Name));
        WriteObject(wrapped);
    }

    private protected override void Begin() => _running = Resolve();

    private protected override void End() => _running = null;

    private AtContext Resolve()
    {
        if ((Context ?? ContextTable.Current.Selected) is not { } context)
        {
            ThrowTerminatingError(new ConfigurationException("No account is connected; a cmdlet needs one. Connect with Connect-AtAccount.").ToErrorRecord(null));
            throw new PipelineStoppedException();
        }

        return context;
    }

    private void Show(WireTrace call)
    {
        string outcome = call.Status == 0 ? call.Error : call.Error.Length == 0 ? $"{call.Status}" : $"{call.Status} {call.Error}";
        Post(() =>
        {
            // With -Debug alone the engine would ask for confirmation of every verbose line of a binary cmdlet.
            if (!MyInvocation.BoundParameters.ContainsKey("Debug") || MyInvocation.BoundParameters.ContainsKey("Verbose"))
            {
                WriteVerbose($"{call.Operation} as {Caller.Name}: {outcome}");
            }

            WriteDebug($"{call.Method} {call.Host} {call.Operation}, attempt {call.Attempt}: {outcome} in {call.Elapsed.TotalMilliseconds:0} ms, request id {(call.RequestId.Length == 0 ? "none" : call.RequestId)}");
        });
    }
}
