using ActionTrail.Aliyun.Pop;

namespace ActionTrail.Aliyun.ResourceDirectory;

/// <summary>A folder of a resource directory.</summary>
public sealed record Folder
{
    /// <summary><c>fd-…</c>, or <c>r-…</c> for the Root folder.</summary>
    public required string FolderId { get; init; }

    /// <summary>Name; unique among its siblings.</summary>
    public required string FolderName { get; init; }

    /// <summary>Folder above; empty for Root and where the answer does not say.</summary>
    public string ParentFolderId { get; init; } = "";

    /// <summary>Path of ids, <c>rd-x/r-x/fd-x</c>; empty where the answer does not say.</summary>
    public string ResourceDirectoryPath { get; init; } = "";

    /// <summary>When it was created (UTC); null where the answer does not say.</summary>
    public DateTimeOffset? CreateTime { get; init; }

    internal static Folder Read(PopAnswer answer) => new()
    {
        FolderId = answer.Text("FolderId"),
        FolderName = answer.Text("FolderName"),
        ParentFolderId = answer.TextOrNull("ParentFolderId") ?? "",
        ResourceDirectoryPath = answer.TextOrNull("ResourceDirectoryPath") ?? "",
        CreateTime = answer.TimeOrNull("CreateTime"),
    };
}
