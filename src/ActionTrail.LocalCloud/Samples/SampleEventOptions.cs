using ActionTrail.Core.Errors;

namespace ActionTrail.LocalCloud.Samples;

/// <summary>What <see cref="SampleEventGenerator"/> generates.</summary>
public sealed record SampleEventOptions
{
    /// <summary>Accounts that act; at least one. The first few are busier than the rest, as in life.</summary>
    public required IReadOnlyList<string> AccountIds { get; init; }

    /// <summary>Start of the time range (UTC), inclusive.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>End of the time range (UTC), exclusive.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>Seed; the same seed and options give the same events, byte for byte.</summary>
    /// <value>Default 1.</value>
    public int Seed { get; init; } = 1;

    /// <summary>Share of calls that fail, from 0 to 1.</summary>
    /// <value>Default 0.03.</value>
    public double ErrorShare { get; init; } = 0.03;

    /// <summary>Users in each account; at least 1.</summary>
    /// <value>Default 25.</value>
    public int UsersPerAccount { get; init; } = 25;

    internal SampleEventOptions Checked() =>
        AccountIds.Count == 0 ? throw new ConfigurationException("Sample events need at least one account; none was given.")
        : To <= From ? throw new ConfigurationException($"Sample events need a time range that ends after it starts; {From:u} to {To:u} was given.")
        : UsersPerAccount < 1 ? throw new ConfigurationException($"Sample events need at least one user in each account; {UsersPerAccount} was given.")
        : this;
}
