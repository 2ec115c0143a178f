using System.Diagnostics.CodeAnalysis;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Errors;

namespace ActionTrail.Core.Trails;

/// <summary>The regions whose events a trail delivers: all of them, or a list.</summary>
/// <remarks>Source: CreateTrail, parameter TrailRegion.</remarks>
public sealed record TrailRegionSelection
{
    private const string AllText = "All";

    private TrailRegionSelection(IReadOnlyList<string> regions) => Regions = regions;

    /// <summary>Every region, also those that open later.</summary>
    public static TrailRegionSelection All { get; } = new([]);

    /// <summary>Whether every region is meant.</summary>
    public bool IsAll => Regions.Count == 0;

    /// <summary>Ids of the listed regions; empty when all are meant.</summary>
    public IReadOnlyList<string> Regions { get; }

    /// <summary>Selects some regions.</summary>
    /// <param name="regions">At least one region; duplicates count once.</param>
    /// <returns>The selection.</returns>
    /// <exception cref="InvalidNameException">The list is empty.</exception>
    public static TrailRegionSelection Of(params IEnumerable<RegionId> regions)
    {
        string[] distinct = [.. regions.Select(static region => region.Value).Distinct(StringComparer.Ordinal)];
        return distinct.Length > 0 ? new(distinct) : throw new InvalidNameException("TrailRegion", "", "is empty; All or region ids are allowed");
    }

    /// <summary>Parses <c>All</c> or region ids joined by commas.</summary>
    /// <param name="text">Text to parse.</param>
    /// <returns>The selection.</returns>
    /// <exception cref="InvalidNameException">An id breaks its rule.</exception>
    // Unconfirmed: the separator of several regions; a comma is assumed.
    public static TrailRegionSelection Parse(string text) => string.Equals(text, AllText, StringComparison.Ordinal)
        ? All
        : Of(text.Split(',', StringSplitOptions.TrimEntries).Select(RegionId.Parse));

    /// <summary>Parses the text if it keeps the rule.</summary>
    /// <param name="text">Text to parse; null never parses.</param>
    /// <param name="result">The selection, or null.</param>
    /// <returns>Whether it parsed.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out TrailRegionSelection? result)
    {
        result = text is null ? null
            : string.Equals(text, AllText, StringComparison.Ordinal) ? All
            : text.Split(',', StringSplitOptions.TrimEntries) is var ids && ids.All(id => RegionId.TryParse(id, out _)) ? Parse(text)
            : null;
        return result is not null;
    }

    /// <summary>Whether events of a region are delivered.</summary>
    /// <param name="region">Region id as the event has it.</param>
    /// <returns>True when the region is selected.</returns>
    public bool Covers(string region)
    {
        foreach (string selected in Regions)
        {
            if (string.Equals(selected, region, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return IsAll;
    }

    /// <summary>Compares the regions, in order.</summary>
    /// <param name="other">The other selection.</param>
    /// <returns>Whether both print the same.</returns>
    public bool Equals(TrailRegionSelection? other) => other is not null && Regions.SequenceEqual(other.Regions, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    /// <inheritdoc/>
    public override string ToString() => IsAll ? AllText : string.Join(',', Regions);
}
