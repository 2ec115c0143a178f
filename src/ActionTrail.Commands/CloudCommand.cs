using System.Management.Automation;
using ActionTrail.Aliyun.Http;
using ActionTrail.Commands.Connection;

namespace ActionTrail.Commands;

/// <summary>Base of every cmdlet that acts as one identity: takes <c>-Context</c>, and falls back to the selected one.</summary>
public abstract class CloudCommand : CallingCommand
{
    private readonly HashSet<(AtContext Context, string Trail)> _done = [];
    private AtContext? _running;

    /// <summary>The context to use, by name or as an object; the selected one when left out.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), ContextTransformation, ArgumentCompleter(typeof(ContextCompleter))]
    public virtual AtContext? Context { get; set; }

    /// <summary>The context that this record uses. Settled on the pipeline thread, because each session has contexts of its own.</summary>
    /// <exception cref="PipelineStoppedException">None is connected; the error has been reported.</exception>
    protected AtContext Caller => _running ?? Resolve();

    /// <summary>The connection of <see cref="Caller"/>; its calls show on the verbose stream, each attempt on the debug stream.</summary>
    protected CloudConnection Connection => Traced(Caller.Connection, Caller.Name);

    /// <summary>Writes a result that remembers its context, so that the next cmdlet of the pipeline acts as the same identity.</summary>
    /// <param name="result">The result.</param>
    protected void WriteResult(object result) => WriteResult(result, Caller.Name);

    /// <summary>Whether a trail comes for the first time: Get-AtDelivery writes a row for each destination, and what is done is done for all of them.</summary>
    /// <param name="trail">What tells the trail from the others.</param>
    private protected bool IsFirst(string trail) => _done.Add((Caller, trail));

    private protected override void Begin()
    {
        base.Begin();
        _running = Resolve();
    }

    private protected override void End()
    {
        _running = null;
        base.End();
    }

    private AtContext Resolve() => Context ?? SelectedContext();
}
