namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>An invitation into a directory; stored under the management account by its id.</summary>
internal sealed record HandshakeDocument
{
    public const string Pending = "Pending";
    public const string Accepted = "Accepted";
    public const string Cancelled = "Cancelled";
    public const string Declined = "Declined";
    public const string Expired = "Expired";

    /// <summary>How long an invitation can be answered.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(14);

    /// <summary><c>h-</c> and 10 characters.</summary>
    public required string HandshakeId { get; init; }

    public required string DirectoryId { get; init; }

    public required string ManagementAccountId { get; init; }

    public required string ManagementAccountName { get; init; }

    /// <summary>Account id or login name, as the inviter wrote it.</summary>
    public required string TargetEntity { get; init; }

    /// <summary><c>Account</c> or <c>Email</c>.</summary>
    public required string TargetType { get; init; }

    /// <summary>Account that the target names.</summary>
    public required string TargetAccountId { get; init; }

    /// <summary>Folder that the account will join.</summary>
    public required string FolderId { get; init; }

    public string Note { get; init; } = "";

    /// <summary>Status as stored; an unanswered invitation past its life reads <see cref="Expired"/> (see <see cref="At"/>).</summary>
    public required string Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ModifiedAt { get; init; }

    public DateTimeOffset ExpiresAt => CreatedAt + Life;

    /// <summary>The invitation as it stands at a time: reading it late shows that it has expired.</summary>
    public HandshakeDocument At(DateTimeOffset now) => Status == Pending && now >= ExpiresAt ? this with { Status = Expired, ModifiedAt = ExpiresAt } : this;
}
