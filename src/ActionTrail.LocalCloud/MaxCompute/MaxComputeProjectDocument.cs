namespace ActionTrail.LocalCloud.MaxCompute;

/// <summary>A project. Names are unique over all accounts and regions, so it is kept cloud-wide.</summary>
internal sealed record MaxComputeProjectDocument
{
    /// <summary>Id that is never used again, so that a new project of an old name has none of its tables.</summary>
    public required string Id { get; init; }

    /// <summary>Name as it was given; compared without case.</summary>
    public required string Name { get; init; }

    /// <summary>Account that owns it.</summary>
    public required string AccountId { get; init; }

    /// <summary>Region.</summary>
    public required string Region { get; init; }

    /// <summary>When it was created (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Comment; empty when there is none.</summary>
    public string Comment { get; init; } = "";

    /// <summary>Nickname of its compute quota.</summary>
    public required string DefaultQuota { get; init; }

    /// <summary>Type system of its SQL: 1, 2 or hive.</summary>
    public string TypeSystem { get; init; } = "2";

    /// <summary>Whether its data is encrypted at rest.</summary>
    public bool IsEncrypted { get; init; }

    /// <summary>Further properties as JSON text of an object, as they were given.</summary>
    public string Properties { get; init; } = "{}";

    /// <summary>Addresses that may reach it from the Internet; kept and shown, not applied.</summary>
    public IReadOnlyList<string> AllowedAddresses { get; init; } = [];
}
