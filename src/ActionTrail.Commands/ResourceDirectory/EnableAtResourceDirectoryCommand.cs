using System.Management.Automation;
using ActionTrail.Aliyun.ResourceDirectory;

namespace ActionTrail.Commands.ResourceDirectory;

/// <summary>Enable-AtResourceDirectory: makes the account the management account of a new resource directory.</summary>
[Cmdlet(VerbsLifecycle.Enable, "AtResourceDirectory", SupportsShouldProcess = true), OutputType(typeof(ResourceDirectoryInfo))]
public sealed class EnableAtResourceDirectoryCommand : CloudCommand
{
    /// <summary>Writes the directory.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ShouldProcess($"Account {Caller.AccountId}", "Enable a resource directory")
            && TryRun(Caller.AccountId, stop => new ResourceDirectoryClient(Connection).EnableAsync(stop), out ResourceDirectoryInfo directory)
            && PassThru)
        {
            WriteResult(directory);
        }
    }
}
