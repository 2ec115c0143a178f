using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using ActionTrail.Aliyun.Credentials;
using ActionTrail.Core.Errors;

namespace ActionTrail.Commands.Connection;

/// <summary>Completes profiles of the aliyun CLI.</summary>
public sealed class ProfileCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            return [.. Completion.Of(wordToComplete ?? "", AliyunProfiles.Names)];
        }
        catch (Exception failure) when (failure is ActionTrailException or IOException or UnauthorizedAccessException)
        {
            return []; // a completer that throws makes the engine offer file names
        }
    }
}
