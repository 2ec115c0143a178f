using ActionTrail.Aliyun.Pop;

namespace ActionTrail.Aliyun.ResourceDirectory;

/// <summary>A member of a resource directory. The management account is none.</summary>
public sealed record Member
{
    /// <summary>Account id, 16 digits.</summary>
    public required string AccountId { get; init; }

    /// <summary>Name shown in the directory; unique in it.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Login name; empty where the answer does not say.</summary>
    public string AccountName { get; init; } = "";

    /// <summary>Folder that holds the member.</summary>
    public string FolderId { get; init; } = "";

    /// <summary><c>created</c> or <c>invited</c>.</summary>
    public string JoinMethod { get; init; } = "";

    /// <summary>When it joined (UTC); null where the answer does not say.</summary>
    public DateTimeOffset? JoinTime { get; init; }

    /// <summary>When it was last changed (UTC); null where the answer does not say.</summary>
    public DateTimeOffset? ModifyTime { get; init; }

    /// <summary>Directory, <c>rd-…</c>.</summary>
    public string ResourceDirectoryId { get; init; } = "";

    /// <summary>Path of ids, <c>rd-x/r-x/fd-x/account</c>; empty where the answer does not say.</summary>
    public string ResourceDirectoryPath { get; init; } = "";

    /// <summary><c>CreateSuccess</c>, <c>InviteSuccess</c>, <c>SwitchSuccess</c> …</summary>
    public string Status { get; init; } = "";

    /// <summary><c>ResourceAccount</c> (created here) or <c>CloudAccount</c>; only the latter can be removed.</summary>
    public string Type { get; init; } = "";

    internal static Member Read(PopAnswer answer) => new()
    {
        AccountId = answer.Text("AccountId"),
        DisplayName = answer.TextOrNull("DisplayName") ?? "",
        AccountName = answer.TextOrNull("AccountName") ?? "",
        FolderId = answer.TextOrNull("FolderId") ?? "",
        JoinMethod = answer.TextOrNull("JoinMethod") ?? "",
        JoinTime = answer.TimeOrNull("JoinTime"),
        ModifyTime = answer.TimeOrNull("ModifyTime"),
        ResourceDirectoryId = answer.TextOrNull("ResourceDirectoryId") ?? "",
        ResourceDirectoryPath = answer.TextOrNull("ResourceDirectoryPath") ?? "",
        Status = answer.TextOrNull("Status") ?? "",
        Type = answer.TextOrNull("Type") ?? "",
    };
}
