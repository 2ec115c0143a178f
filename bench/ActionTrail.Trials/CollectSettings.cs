namespace ActionTrail.Trials;

/// <summary>What the collecting process is told.</summary>
internal sealed record CollectSettings
{
    public const string FileName = "collect.json";

    /// <summary>Address of the served cloud.</summary>
    public required string Source { get; init; }

    /// <summary>Address of the endpoint.</summary>
    public required string Endpoint { get; init; }

    /// <summary>Thumbprint of the endpoint's certificate, the only one that is trusted.</summary>
    public required string Thumbprint { get; init; }

    /// <summary>Earliest event that is collected.</summary>
    public required DateTimeOffset Since { get; init; }

    public required IReadOnlyList<CollectAccount> Accounts { get; init; }
}
