namespace ActionTrail.Aliyun.Oss;

/// <summary>Which objects a listing shows.</summary>
public sealed record ListObjectsOptions
{
    /// <summary>All objects of the bucket.</summary>
    public static ListObjectsOptions Default { get; } = new();

    /// <summary>Only keys that start so; empty for all.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Keys that have this text after the prefix are shown once, as a common prefix; empty for none.</summary>
    public string Delimiter { get; init; } = "";

    /// <summary>Only keys behind this one (UTF-8 byte order); empty for all.</summary>
    public string StartAfter { get; init; } = "";

    /// <summary>Objects and common prefixes per request, 1 to 1000.</summary>
    /// <value>Default 1000.</value>
    public int PageSize { get; init; } = 1000;
}
