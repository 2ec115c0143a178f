using System.Management.Automation;
using ActionTrail.Aliyun.ResourceDirectory;
using ActionTrail.Core.Errors;

namespace ActionTrail.Commands.ResourceDirectory;

/// <summary>Get-AtResourceDirectory: the resource directory that the account manages or is a member of.</summary>
[Cmdlet(VerbsCommon.Get, "AtResourceDirectory"), OutputType(typeof(ResourceDirectoryInfo))]
public sealed class GetAtResourceDirectoryCommand : CloudCommand
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (TryRun(Caller.AccountId, FindAsync, out ResourceDirectoryInfo directory))
        {
            WriteResult(directory);
        }
    }

    private async Task<ResourceDirectoryInfo> FindAsync(CancellationToken cancellationToken) =>
        await new ResourceDirectoryClient(Connection).FindAsync(cancellationToken).ConfigureAwait(false)
        ?? throw new NameNotFoundException("Resource directory of account", Caller.AccountId, "because none is enabled; Enable-AtResourceDirectory enables one");
}
