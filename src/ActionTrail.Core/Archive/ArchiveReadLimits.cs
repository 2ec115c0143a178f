namespace ActionTrail.Core.Archive;

/// <summary>How much a file of events may ask of the reader.</summary>
public sealed record ArchiveReadLimits
{
    /// <summary>Limits for files of any honest origin.</summary>
    public static ArchiveReadLimits Default { get; } = new();

    /// <summary>Largest event in bytes; 16 MiB by default.</summary>
    public int MaxEventBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Most bytes that a compressed file may inflate to; 4 GiB by default. Plain files have no such limit, as they are what they are.</summary>
    public long MaxInflatedBytes { get; init; } = 4L * 1024 * 1024 * 1024;
}
