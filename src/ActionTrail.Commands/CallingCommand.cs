using System.Management.Automation;
using ActionTrail.Aliyun.Http;
using ActionTrail.Commands.Connection;
using ActionTrail.Core.Errors;

namespace ActionTrail.Commands;

/// <summary>Base of every cmdlet that makes calls, with however many contexts: shows the calls, and marks results with their context.</summary>
public abstract class CallingCommand : AsyncCommand
{
    private CountProgress? _progress; // touched on the pipeline thread only

    /// <summary>Whether the calls themselves show as progress, because the cmdlet has no better measure of its work.</summary>
    private protected virtual bool ShowsCalls => true;

    /// <summary>The context of this session that is used when none is named. To be asked for on the pipeline thread, because each session has contexts of its own.</summary>
    /// <returns>The context.</returns>
    /// <exception cref="PipelineStoppedException">None is connected; the error has been reported.</exception>
    protected AtContext SelectedContext()
    {
        if (ContextTable.Current.Selected is not { } context)
        {
            ThrowTerminatingError(new ConfigurationException("No account is connected; a cmdlet needs one. Connect with Connect-AtAccount.").ToErrorRecord(null));
            throw new PipelineStoppedException();
        }

        return context;
    }

    /// <summary>A connection whose calls show on the verbose stream, each attempt on the debug stream.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="name">As whom the calls show.</param>
    /// <returns>The connection.</returns>
    protected CloudConnection Traced(CloudConnection connection, string name) => connection with { Trace = call => Show(name, call) };

    /// <summary>Writes a result that remembers its context, so that the next cmdlet of the pipeline acts as the same identity.</summary>
    /// <param name="result">The result.</param>
    /// <param name="context">The context's name.</param>
    protected void WriteResult(object result, string context)
    {
        PSObject wrapped = PSObject.AsPSObject(result);
        wrapped.Properties.Remove("Context");
        wrapped.Properties.Add(new PSNoteProperty("Context", context));
        WriteObject(wrapped);
    }

    private protected override void Begin() => _progress = ShowsCalls ? new CountProgress(MyInvocation.MyCommand.Name, "calls", TimeProvider.System) : null;

    private protected override void End()
    {
        if (_progress?.Completed is { } completed && !Stopping)
        {
            WriteProgress(completed);
        }

        _progress = null;
    }

    private void Show(string name, WireTrace call)
    {
        string outcome = call.Status == 0 ? call.Error : call.Error.Length == 0 ? $"{call.Status}" : $"{call.Status} {call.Error}";
        Post(() =>
        {
            // With -Debug alone the engine would ask for confirmation of every verbose line of a binary cmdlet.
            if (!MyInvocation.BoundParameters.ContainsKey("Debug") || MyInvocation.BoundParameters.ContainsKey("Verbose"))
            {
                WriteVerbose($"{call.Operation} as {name}: {outcome}");
            }

            WriteDebug($"{call.Method} {call.Host} {call.Operation}, attempt {call.Attempt}: {outcome} in {call.Elapsed.TotalMilliseconds:0} ms, request id {(call.RequestId.Length == 0 ? "none" : call.RequestId)}");
            if (_progress?.Count(() => $"{call.Operation} as {name}") is { } record)
            {
                WriteProgress(record);
            }
        });
    }
}
