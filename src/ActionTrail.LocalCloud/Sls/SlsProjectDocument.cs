namespace ActionTrail.LocalCloud.Sls;

/// <summary>A project. Its name is unique in its region over all accounts.</summary>
internal sealed record SlsProjectDocument
{
    public required string Region { get; init; }

    public required string Name { get; init; }

    /// <summary>Account that owns it.</summary>
    public required string Owner { get; init; }

    public string Description { get; init; } = "";

    /// <summary><c>LRS</c> or <c>ZRS</c>.</summary>
    public string DataRedundancyType { get; init; } = "LRS";

    public string ResourceGroupId { get; init; } = "";

    public bool RecycleBinEnabled { get; init; }

    /// <summary>Project policy, JSON; null for none.</summary>
    public string? Policy { get; init; }

    /// <summary>Tags by key.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ModifiedAt { get; init; }
}
