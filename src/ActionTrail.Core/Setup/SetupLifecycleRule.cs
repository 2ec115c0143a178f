using System.Globalization;

namespace ActionTrail.Core.Setup;

/// <summary>One lifecycle rule of a bucket.</summary>
public sealed record SetupLifecycleRule
{
    /// <summary>Name of the rule.</summary>
    public required string Id { get; init; }

    /// <summary>Keys that it covers; empty for all.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Whether it acts.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Age in days at which objects are deleted; null for never.</summary>
    public int? ExpireDays { get; init; }

    /// <summary>Age in days at which unfinished uploads are dropped; null for never.</summary>
    public int? AbortUploadDays { get; init; }

    /// <summary>Moves to cheaper storage classes: age in days and class.</summary>
    public IReadOnlyList<SetupTransition> Transitions { get; init; } = [];

    /// <summary>As plans show it.</summary>
    /// <returns>One line.</returns>
    public override string ToString()
    {
        IEnumerable<string> parts =
        [
            .. Prefix.Length > 0 ? [$"prefix {Prefix}"] : Array.Empty<string>(),
            .. Transitions.Select(static move => string.Create(CultureInfo.InvariantCulture, $"{move.StorageClass} after {move.Days} days")),
            .. ExpireDays is { } expire ? [string.Create(CultureInfo.InvariantCulture, $"deleted after {expire} days")] : Array.Empty<string>(),
            .. AbortUploadDays is { } abort ? [string.Create(CultureInfo.InvariantCulture, $"uploads dropped after {abort} days")] : Array.Empty<string>(),
            .. Enabled ? Array.Empty<string>() : ["disabled"],
        ];
        return $"{Id}: {string.Join(", ", parts)}";
    }
}
