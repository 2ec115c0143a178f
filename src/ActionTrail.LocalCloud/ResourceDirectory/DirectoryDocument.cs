namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>A resource directory, stored under its management account.</summary>
internal sealed record DirectoryDocument
{
    /// <summary>Document key: an account manages at most one directory.</summary>
    public const string Key = "directory";

    /// <summary><c>rd-</c> and 6 characters.</summary>
    public required string DirectoryId { get; init; }

    /// <summary>Management account; it is not a member.</summary>
    public required string ManagementAccountId { get; init; }

    /// <summary>Login name of the management account.</summary>
    public required string ManagementAccountName { get; init; }

    /// <summary><c>r-</c> and 6 characters.</summary>
    public required string RootFolderId { get; init; }

    /// <summary>When the directory was enabled (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>How many members the directory can hold.</summary>
    public int MemberQuota { get; init; } = 20;

    /// <summary>Whether control policies are enforced.</summary>
    public bool ControlPoliciesEnabled { get; init; }

    /// <summary>Whether members may be deleted.</summary>
    public bool MemberDeletionAllowed { get; init; }

    /// <summary>Whether members' display names follow the accounts' own.</summary>
    public bool SyncsDisplayNames { get; init; }
}
