using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using ActionTrail.Engine.Search.Queries;

namespace ActionTrail.Commands.Events;

/// <summary>Completes names of the fields of events; any other path does as well.</summary>
public sealed class EventFieldCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completion.Of(wordToComplete ?? "", EventFieldNames.All.Order(StringComparer.OrdinalIgnoreCase));
}
