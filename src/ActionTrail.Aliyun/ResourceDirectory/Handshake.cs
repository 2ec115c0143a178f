using ActionTrail.Aliyun.Pop;

namespace ActionTrail.Aliyun.ResourceDirectory;

/// <summary>An invitation into a resource directory.</summary>
public sealed record Handshake
{
    /// <summary><c>h-…</c>.</summary>
    public required string HandshakeId { get; init; }

    /// <summary><c>Pending</c>, <c>Accepted</c>, <c>Cancelled</c>, <c>Declined</c> or <c>Expired</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Account id or e-mail address that was invited.</summary>
    public string TargetEntity { get; init; } = "";

    /// <summary><c>Account</c> or <c>Email</c>.</summary>
    public string TargetType { get; init; } = "";

    /// <summary>Directory, <c>rd-…</c>.</summary>
    public string ResourceDirectoryId { get; init; } = "";

    /// <summary>Account that invited.</summary>
    public string ManagementAccountId { get; init; } = "";

    /// <summary>Words of the inviter.</summary>
    public string Note { get; init; } = "";

    /// <summary>When it was sent (UTC); null where the answer does not say.</summary>
    public DateTimeOffset? CreateTime { get; init; }

    /// <summary>Until when it can be answered (UTC): 14 days; null where the answer does not say.</summary>
    public DateTimeOffset? ExpireTime { get; init; }

    internal static Handshake Read(PopAnswer answer) => new()
    {
        HandshakeId = answer.Text("HandshakeId"),
        Status = answer.Text("Status"),
        TargetEntity = answer.TextOrNull("TargetEntity") ?? "",
        TargetType = answer.TextOrNull("TargetType") ?? "",
        ResourceDirectoryId = answer.TextOrNull("ResourceDirectoryId") ?? "",
        ManagementAccountId = answer.TextOrNull("MasterAccountId") ?? "",
        Note = answer.TextOrNull("Note") ?? "",
        CreateTime = answer.TimeOrNull("CreateTime"),
        ExpireTime = answer.TimeOrNull("ExpireTime"),
    };
}
