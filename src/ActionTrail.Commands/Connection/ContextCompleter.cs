using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace ActionTrail.Commands.Connection;

/// <summary>Completes the names of connected contexts.</summary>
public sealed class ContextCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completion.Of(wordToComplete, ContextTable.Current.All.Select(static context => context.Name));
}
