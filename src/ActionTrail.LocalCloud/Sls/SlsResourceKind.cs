namespace ActionTrail.LocalCloud.Sls;

/// <summary>A kind of named document that a project keeps.</summary>
internal sealed record SlsResourceKind
{
    /// <summary>Saved searches.</summary>
    public static SlsResourceKind SavedSearch { get; } = new()
    {
        Path = "savedsearches", NameMember = "savedsearchName", ArnType = "savedsearch", Word = "SavedSearch", Members = ["displayName", "logstore", "searchQuery"],
    };

    /// <summary>Dashboards.</summary>
    public static SlsResourceKind Dashboard { get; } = new()
    {
        Path = "dashboards", NameMember = "dashboardName", ArnType = "dashboard", Word = "Dashboard", Members = ["displayName", "charts"],
    };

    /// <summary>Alerts, which are jobs to RAM and in error codes.</summary>
    public static SlsResourceKind Alert { get; } = new()
    {
        Path = "alerts", NameMember = "name", ArnType = "job", Word = "Job", Members = ["displayName", "configuration", "schedule"],
    };

    /// <summary>First part of its path.</summary>
    public required string Path { get; init; }

    /// <summary>Member that holds the name.</summary>
    public required string NameMember { get; init; }

    /// <summary>How resource ARNs call it.</summary>
    public required string ArnType { get; init; }

    /// <summary>How RAM actions and error codes call it.</summary>
    public required string Word { get; init; }

    /// <summary>Members that must be there beside the name.</summary>
    public required IReadOnlyList<string> Members { get; init; }
}
