using System.Management.Automation;
using ActionTrail.Aliyun.ResourceDirectory;
using ActionTrail.Core.Errors;

namespace ActionTrail.Commands.ResourceDirectory;

/// <summary>Get-AtFolder: the folders of the resource directory, parents before children.</summary>
[Cmdlet(VerbsCommon.Get, "AtFolder"), OutputType(typeof(Folder))]
public sealed class GetAtFolderCommand : CloudCommand
{
    /// <summary>Names, ids or wildcards; all folders when left out.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true), SupportsWildcards, ArgumentCompleter(typeof(FolderCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Folder below which to look, by name, id or as an object; Root when left out.</summary>
    [Parameter, FolderTransformation, ArgumentCompleter(typeof(FolderCompleter))]
    public string Parent { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessRecord() => Pump(Name, async (post, stop) =>
    {
        var names = new NamePatterns(Name);
        var folders = new DirectoryFolders(new ResourceDirectoryClient(Connection));
        string? parent = await folders.ResolveAsync(Parent, stop).ConfigureAwait(false);
        await foreach (Folder folder in folders.ListAsync(parent, stop).ConfigureAwait(false))
        {
            if (names.Match(folder.FolderName, folder.FolderId))
            {
                post(() => WriteResult(folder));
            }
        }

        foreach (string name in names.Missing)
        {
            post(() => Report(new NameNotFoundException("Folder", name, "in the resource directory"), name));
        }
    });
}
