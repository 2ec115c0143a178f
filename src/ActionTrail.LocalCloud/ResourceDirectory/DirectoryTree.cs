namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>One directory as operations read it: folders and members with the paths between them.</summary>
/// <param name="cloud">State of the cloud.</param>
/// <param name="directory">The directory.</param>
internal sealed class DirectoryTree(CloudState cloud, DirectoryDocument directory)
{
    /// <summary>The directory.</summary>
    public DirectoryDocument Directory => directory;

    /// <summary>Management account; the documents of the directory are stored under it.</summary>
    public string ManagementAccountId => directory.ManagementAccountId;

    /// <summary>All members, by join time, then id.</summary>
    // Unconfirmed: the order of ListAccounts.
    public IReadOnlyList<MemberDocument> Members =>
        [.. cloud.Documents.List<MemberDocument>(ManagementAccountId).Select(static pair => pair.Value)
            .OrderBy(static member => member.JoinedAt).ThenBy(static member => member.AccountId, StringComparer.Ordinal)];

    /// <summary>All folders, the Root folder included, by creation time, then id.</summary>
    public IReadOnlyList<FolderDocument> Folders =>
        [.. cloud.Documents.List<FolderDocument>(ManagementAccountId).Select(static pair => pair.Value)
            .OrderBy(static folder => folder.CreatedAt).ThenBy(static folder => folder.FolderId, StringComparer.Ordinal)];

    /// <summary>The directory that an account manages, or null.</summary>
    public static DirectoryTree? ManagedBy(CloudState cloud, string accountId) =>
        cloud.Documents.Find<DirectoryDocument>(accountId, DirectoryDocument.Key) is { } found ? new(cloud, found) : null;

    /// <summary>The directory that an account manages or is a member of, or null.</summary>
    public static DirectoryTree? Around(CloudState cloud, string accountId) =>
        ManagedBy(cloud, cloud.Documents.Find<DirectoryLinkDocument>(accountId, DirectoryLinkDocument.Key)?.ManagementAccountId ?? accountId);

    /// <summary>A folder, or null.</summary>
    public FolderDocument? FindFolder(string folderId) => cloud.Documents.Find<FolderDocument>(ManagementAccountId, folderId);

    /// <summary>A member, or null.</summary>
    public MemberDocument? FindMember(string accountId) => cloud.Documents.Find<MemberDocument>(ManagementAccountId, accountId);

    /// <summary>Folders from Root down to a folder, that folder included; empty when there is no such folder.</summary>
    public IReadOnlyList<FolderDocument> PathTo(string folderId)
    {
        var path = new List<FolderDocument>();
        for (FolderDocument? folder = FindFolder(folderId); folder is not null; folder = folder.ParentFolderId is { } parent ? FindFolder(parent) : null)
        {
            path.Insert(0, folder);
        }

        return path;
    }

    /// <summary>Path of ids from the directory to a folder: <c>rd-x/r-x/fd-x</c>.</summary>
    public string RdPath(FolderDocument folder) =>
        string.Join('/', PathTo(folder.FolderId).Select(static step => step.FolderId).Prepend(directory.DirectoryId));

    /// <summary>Path of ids from the directory to a member: <c>rd-x/r-x/fd-x/uid</c>.</summary>
    public string RdPath(MemberDocument member) =>
        string.Join('/', [directory.DirectoryId, .. PathTo(member.FolderId).Select(static step => step.FolderId), member.AccountId]);
}
