using ActionTrail.Aliyun.MaxCompute;

namespace ActionTrail.LocalCloud.MaxCompute.Storage;

/// <summary>What a session of the Tunnel does.</summary>
internal enum TunnelSessionKind
{
    /// <summary>Blocks, then a commit.</summary>
    Upload,

    /// <summary>Rows that are visible as soon as they are sent.</summary>
    Stream,

    /// <summary>Rows of a table or partition.</summary>
    Download,
}

/// <summary>A session of the Tunnel on a table.</summary>
internal sealed record TunnelSession
{
    /// <summary>How long a session lives.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>What it does.</summary>
    public required TunnelSessionKind Kind { get; init; }

    /// <summary>Number of the table.</summary>
    public required long TableId { get; init; }

    /// <summary>Partition in the table's form; null for none.</summary>
    public PartitionSpec? Partition { get; init; }

    /// <summary>When it began (UTC).</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Whether the commit replaces the old rows.</summary>
    public bool Overwrite { get; init; }

    /// <summary>Whether it was committed or aborted.</summary>
    public bool Closed { get; init; }

    /// <summary>For downloads, how many rows there are to read.</summary>
    public long Rows { get; init; }

    /// <summary>For downloads, the number of the last row.</summary>
    public long LastRow { get; init; }
}
