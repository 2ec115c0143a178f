using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using ActionTrail.Aliyun.Http;
using ActionTrail.Commands.Connection;

namespace ActionTrail.Commands;

/// <summary>Base of completers that ask the cloud for names. A Tab waits for a moment at most, and whatever goes wrong offers nothing.</summary>
public abstract class LiveCompleter : IArgumentCompleter
{
    private static readonly TimeSpan s_deadline = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            return ContextOf(fakeBoundParameters) is { } context ? [.. Completion.Of(wordToComplete ?? "", Names(context))] : [];
        }
        catch (Exception)
        {
            // A completer that throws makes the engine offer file names. The user sees what failed when the command runs.
            return [];
        }
    }

    /// <summary>Asks for the names.</summary>
    /// <param name="connection">Whose.</param>
    /// <param name="cancellationToken">Ends the work when the deadline has come.</param>
    /// <returns>The names.</returns>
    protected abstract Task<IReadOnlyList<string>> NamesAsync(CloudConnection connection, CancellationToken cancellationToken);

    private static AtContext? ContextOf(IDictionary bound) => bound["Context"] switch
    {
        AtContext context => context,
        PSObject { BaseObject: AtContext context } => context,
        string name => ContextTable.Current.Named(name),
        _ => ContextTable.Current.Selected,
    };

    private IReadOnlyList<string> Names(AtContext context)
    {
        TimeProvider clock = context.Connection.Time;
        if (context.Completions.Find(GetType(), clock) is { } known)
        {
            return known;
        }

        using var stop = new CancellationTokenSource(s_deadline, TimeProvider.System);
        IReadOnlyList<string> names = Task.Run(() => NamesAsync(context.Connection, stop.Token), stop.Token).WaitAsync(stop.Token).GetAwaiter().GetResult();
        context.Completions.Keep(GetType(), names, clock);
        return names;
    }
}
