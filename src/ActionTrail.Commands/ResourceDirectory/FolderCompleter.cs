using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.ResourceDirectory;

namespace ActionTrail.Commands.ResourceDirectory;

/// <summary>Completes names of folders.</summary>
public sealed class FolderCompleter : LiveCompleter
{
    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<string>> NamesAsync(CloudConnection connection, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        await foreach (Folder folder in new DirectoryFolders(new ResourceDirectoryClient(connection)).ListAsync(null, cancellationToken).ConfigureAwait(false))
        {
            names.Add(folder.FolderName);
        }

        return names;
    }
}
