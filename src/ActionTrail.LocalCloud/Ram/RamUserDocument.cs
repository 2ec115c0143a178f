namespace ActionTrail.LocalCloud.Ram;

/// <summary>A RAM user; stored in its account under its lower-case name.</summary>
internal sealed record RamUserDocument
{
    /// <summary>18 digits.</summary>
    public required string UserId { get; init; }

    /// <summary>Login name without domain, as it was given.</summary>
    public required string UserName { get; init; }

    /// <summary>Display name; empty when none was given.</summary>
    public string DisplayName { get; init; } = "";

    /// <summary>Mobile phone, <c>country-number</c>; empty when none was given.</summary>
    public string MobilePhone { get; init; } = "";

    /// <summary>E-mail address; empty when none was given.</summary>
    public string Email { get; init; } = "";

    /// <summary>Comments; empty when none were given.</summary>
    public string Comments { get; init; } = "";

    /// <summary>When it was made (UTC).</summary>
    public required DateTimeOffset CreateDate { get; init; }

    /// <summary>When it was last changed (UTC).</summary>
    public required DateTimeOffset UpdateDate { get; init; }

    /// <summary>Ids of its access keys, oldest first.</summary>
    public IReadOnlyList<string> AccessKeyIds { get; init; } = [];

    /// <summary>Names of its groups, in the order of joining.</summary>
    public IReadOnlyList<GroupMembership> Groups { get; init; } = [];

    /// <summary>Leave to sign in to the console; null when it has none.</summary>
    public LoginProfile? Login { get; init; }

    /// <summary>Tags, by key.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Policies attached to it.</summary>
    public IReadOnlyList<PolicyAttachment> Policies { get; init; } = [];
}
