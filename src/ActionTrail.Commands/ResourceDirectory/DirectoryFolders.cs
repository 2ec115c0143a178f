using System.Runtime.CompilerServices;
using ActionTrail.Aliyun.ResourceDirectory;
using ActionTrail.Core.Errors;

namespace ActionTrail.Commands.ResourceDirectory;

/// <summary>The folders of a directory as one list, and by name.</summary>
/// <param name="client">Client of the directory.</param>
internal sealed class DirectoryFolders(ResourceDirectoryClient client)
{
    /// <summary>Every folder below a folder, parents before children.</summary>
    /// <param name="parentFolderId">Folder to start below; null for Root.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The folders.</returns>
    public async IAsyncEnumerable<Folder> ListAsync(string? parentFolderId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pending = new Queue<string?>([parentFolderId]);
        while (pending.TryDequeue(out string? parent))
        {
            await foreach (Folder folder in client.ListFoldersAsync(parent, cancellationToken).ConfigureAwait(false))
            {
                pending.Enqueue(folder.FolderId);
                yield return folder.ParentFolderId.Length > 0 || parent is null ? folder : folder with { ParentFolderId = parent };
            }
        }
    }

    /// <summary>The id of a folder that a user named.</summary>
    /// <param name="nameOrId">Name, or id (<c>fd-…</c>, <c>r-…</c>); empty for Root.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The id; null for Root.</returns>
    /// <exception cref="ActionTrailException">No folder, or several, have the name.</exception>
    public async Task<string?> ResolveAsync(string nameOrId, CancellationToken cancellationToken)
    {
        if (nameOrId.Length == 0 || string.Equals(nameOrId, "Root", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        if (nameOrId.StartsWith("fd-", StringComparison.Ordinal) || nameOrId.StartsWith("r-", StringComparison.Ordinal))
        {
            return nameOrId;
        }

        var found = new List<string>();
        await foreach (Folder folder in ListAsync(null, cancellationToken).ConfigureAwait(false))
        {
            if (string.Equals(folder.FolderName, nameOrId, StringComparison.OrdinalIgnoreCase))
            {
                found.Add(folder.FolderId);
            }
        }

        return found switch
        {
            [string only] => only,
            [] => throw new NameNotFoundException("Folder", nameOrId, "in the resource directory"),
            _ => throw new ConfigurationException($"{found.Count} folders are called '{nameOrId}': {string.Join(", ", found)}. Give the id of the one that is meant."),
        };
    }
}
