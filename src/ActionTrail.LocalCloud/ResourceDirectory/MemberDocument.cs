namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>A member of a directory; stored under the management account by its account id until it leaves.</summary>
internal sealed record MemberDocument
{
    /// <summary>Type of an account that was created in the directory; it cannot be removed, only deleted.</summary>
    public const string ResourceAccount = "ResourceAccount";

    /// <summary>Type of an account that was invited, or was upgraded from a resource account.</summary>
    public const string CloudAccount = "CloudAccount";

    /// <summary>Account id, 16 digits.</summary>
    public required string AccountId { get; init; }

    /// <summary>Login name of the account.</summary>
    public required string AccountName { get; init; }

    /// <summary>Name shown in the directory; unique in it.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Folder that holds the member.</summary>
    public required string FolderId { get; init; }

    /// <summary><c>created</c> or <c>invited</c>.</summary>
    public required string JoinMethod { get; init; }

    /// <summary>When it joined (UTC).</summary>
    public required DateTimeOffset JoinedAt { get; init; }

    /// <summary>When it was last changed (UTC).</summary>
    public required DateTimeOffset ModifiedAt { get; init; }

    /// <summary><c>CreateSuccess</c>, <c>InviteSuccess</c> or <c>SwitchSuccess</c>.</summary>
    public required string Status { get; init; }

    /// <summary><see cref="ResourceAccount"/> or <see cref="CloudAccount"/>.</summary>
    public required string Type { get; init; }

    /// <summary>Account that pays; null when the member pays itself.</summary>
    public string? PayerAccountId { get; init; }

    /// <summary>Tags, key to value.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
