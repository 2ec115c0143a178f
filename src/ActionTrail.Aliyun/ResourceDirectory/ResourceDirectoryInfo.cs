using ActionTrail.Aliyun.Pop;

namespace ActionTrail.Aliyun.ResourceDirectory;

/// <summary>A resource directory.</summary>
public sealed record ResourceDirectoryInfo
{
    /// <summary><c>rd-…</c>.</summary>
    public required string ResourceDirectoryId { get; init; }

    /// <summary>Account that manages it; not one of its members.</summary>
    public required string ManagementAccountId { get; init; }

    /// <summary>Login name of that account.</summary>
    public required string ManagementAccountName { get; init; }

    /// <summary><c>r-…</c>.</summary>
    public required string RootFolderId { get; init; }

    /// <summary>When it was enabled (UTC); null where the answer does not say.</summary>
    public DateTimeOffset? CreateTime { get; init; }

    /// <summary><c>Enabled</c>, <c>PendingEnable</c>, <c>Disabled</c> or <c>PendingDisable</c>; empty right after enabling.</summary>
    public string ControlPolicyStatus { get; init; } = "";

    /// <summary>Whether members may be deleted: <c>Enabled</c> or <c>Disabled</c>; empty right after enabling.</summary>
    public string MemberDeletionStatus { get; init; } = "";

    internal static ResourceDirectoryInfo Read(PopAnswer answer) => new()
    {
        ResourceDirectoryId = answer.Text("ResourceDirectoryId"),
        ManagementAccountId = answer.Text("MasterAccountId"),
        ManagementAccountName = answer.TextOrNull("MasterAccountName") ?? "",
        RootFolderId = answer.Text("RootFolderId"),
        CreateTime = answer.TimeOrNull("CreateTime"),
        ControlPolicyStatus = answer.TextOrNull("ControlPolicyStatus") ?? "",
        MemberDeletionStatus = answer.TextOrNull("MemberDeletionStatus") ?? "",
    };
}
