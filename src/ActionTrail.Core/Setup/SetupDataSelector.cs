using ActionTrail.Core.Trails;

namespace ActionTrail.Core.Setup;

/// <summary>One selector of data events.</summary>
public sealed record SetupDataSelector
{
    /// <summary>Service.</summary>
    public required string Service { get; init; }

    /// <summary>Operations.</summary>
    public EventRw Events { get; init; } = EventRw.All;

    /// <summary>Only these events; empty for all.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>All events but these.</summary>
    public IReadOnlyList<string> ExceptNames { get; init; } = [];

    /// <summary>Only these resources; empty for all.</summary>
    public IReadOnlyList<string> Resources { get; init; } = [];

    /// <summary>All resources but these.</summary>
    public IReadOnlyList<string> ExceptResources { get; init; } = [];
}
