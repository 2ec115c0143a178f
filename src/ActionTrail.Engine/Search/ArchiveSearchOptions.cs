using ActionTrail.Core.Archive;
using ActionTrail.Core.Errors;

namespace ActionTrail.Engine.Search;

/// <summary>How a search runs.</summary>
public sealed record ArchiveSearchOptions
{
    /// <summary>The order of the events.</summary>
    public SearchOrder Order { get; init; } = SearchOrder.Stored;

    /// <summary>How many events are wanted at most; null for all. The search stops when it has them.</summary>
    public int? First { get; init; }

    /// <summary>The trail's home region; where it is known, directories of regions that are not asked for are skipped.</summary>
    public string? HomeRegion { get; init; }

    /// <summary>How much later than an event its object may have been written.</summary>
    /// <value>Default one day.</value>
    public TimeSpan LateMargin { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How many threads inflate and match, at least 1.</summary>
    /// <value>Default: the number of processors.</value>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>How much one file may ask.</summary>
    public ArchiveReadLimits Limits { get; init; } = ArchiveReadLimits.Default;

    /// <summary>Told about five times a second how far the search is; null for nobody.</summary>
    public IProgress<SearchProgress>? Progress { get; init; }

    internal ArchiveSearchOptions Checked() =>
        Workers < 1 ? throw new ConfigurationException($"A search needs at least one worker; {Workers} was given.")
        : First < 0 ? throw new ConfigurationException($"A search gives 0 or more events; {First} was asked for.")
        : this;
}
