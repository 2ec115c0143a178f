namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>A folder of a directory, the Root folder included; stored under the management account by its id.</summary>
/// <param name="FolderId"><c>fd-</c> and 10 characters, or the Root folder's <c>r-</c> and 6.</param>
/// <param name="Name">Name; <c>root</c> for the Root folder.</param>
/// <param name="ParentFolderId">Folder above; null for the Root folder.</param>
/// <param name="CreatedAt">When it was created (UTC).</param>
internal sealed record FolderDocument(string FolderId, string Name, string? ParentFolderId, DateTimeOffset CreatedAt)
{
    /// <summary>Tags, key to value.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
