using System.Management.Automation;
using ActionTrail.Aliyun.ResourceDirectory;

namespace ActionTrail.Commands.ResourceDirectory;

/// <summary>New-AtFolder: creates folders in the resource directory.</summary>
[Cmdlet(VerbsCommon.New, "AtFolder", SupportsShouldProcess = true), OutputType(typeof(Folder))]
public sealed class NewAtFolderCommand : CloudCommand
{
    /// <summary>Names; unique among their siblings.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true), Alias("FolderName")]
    public string[] Name { get; set; } = [];

    /// <summary>Folder to create them in, by name, id or as an object; Root when left out.</summary>
    [Parameter(Position = 1), FolderTransformation, ArgumentCompleter(typeof(FolderCompleter))]
    public string Parent { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string name in Name)
        {
            if (ShouldProcess($"Folder {name}", $"Create in folder {(Parent.Length == 0 ? "Root" : Parent)}")
                && TryRun(name, stop => CreateAsync(name, stop), out Folder folder))
            {
                WriteResult(folder);
            }
        }
    }

    private async Task<Folder> CreateAsync(string name, CancellationToken cancellationToken)
    {
        var client = new ResourceDirectoryClient(Connection);
        string? parent = await new DirectoryFolders(client).ResolveAsync(Parent, cancellationToken).ConfigureAwait(false);
        return await client.CreateFolderAsync(name, parent, cancellationToken).ConfigureAwait(false);
    }
}
