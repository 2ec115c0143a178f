using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using ActionTrail.Commands.LocalClouds;

namespace ActionTrail.Commands.Connection;

/// <summary>Completes accounts of local clouds that are open: of the given one, or of all.</summary>
public sealed class LocalAccountCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string? folder = fakeBoundParameters["LocalCloud"] switch
        {
            PSObject { BaseObject: AtLocalCloud cloud } => cloud.Path,
            AtLocalCloud cloud => cloud.Path,
            _ => null,
        };
        return Completion.Of(
            wordToComplete ?? "",
            OpenClouds.All.Where(host => folder is null || host.Folder == folder).SelectMany(static host => host.Accounts).Select(static account => account.Name).Distinct(StringComparer.Ordinal));
    }
}
