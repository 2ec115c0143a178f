namespace ActionTrail.Engine.Search.Sources;

/// <summary>One file or object of an archive.</summary>
/// <param name="Name">Object key, or path below the folder with slashes.</param>
/// <param name="Size">Size in bytes; null when the source does not know it before it opens the file.</param>
public sealed record ArchiveItem(string Name, long? Size);
