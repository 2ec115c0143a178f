namespace ActionTrail.LocalCloud.Ram;

/// <summary>A RAM user group; stored in its account under its lower-case name. Its members are told by the users.</summary>
internal sealed record RamGroupDocument
{
    /// <summary>Name as it was given.</summary>
    public required string GroupName { get; init; }

    /// <summary><c>g-</c> and 16 letters and digits.</summary>
    public required string GroupId { get; init; }

    /// <summary>Display name, which only IMS knows; empty when none was given.</summary>
    public string DisplayName { get; init; } = "";

    /// <summary>Comments; empty when none were given.</summary>
    public string Comments { get; init; } = "";

    /// <summary>When it was made (UTC).</summary>
    public required DateTimeOffset CreateDate { get; init; }

    /// <summary>When it was last changed (UTC).</summary>
    public required DateTimeOffset UpdateDate { get; init; }

    /// <summary>Policies attached to it.</summary>
    public IReadOnlyList<PolicyAttachment> Policies { get; init; } = [];
}
