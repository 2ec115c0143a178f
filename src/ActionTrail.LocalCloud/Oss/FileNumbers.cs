namespace ActionTrail.LocalCloud.Oss;

/// <summary>
/// Numbers for files, never given twice. They are reserved in blocks, so that taking one costs no write; a crash skips the rest of a block.
/// Not thread-safe: <see cref="OssStore"/> holds its lock.
/// </summary>
internal sealed class FileNumbers
{
    private const long Block = 4096;

    private readonly OssMarks _marks;
    private long _next;
    private long _reserved;

    public FileNumbers(OssMarks marks)
    {
        _marks = marks;
        _next = _reserved = marks["next_file", 1];
    }

    /// <summary>Takes a number.</summary>
    public long Take()
    {
        if (_next == _reserved)
        {
            _reserved += Block;
            _marks["next_file", 1] = _reserved;
        }

        return _next++;
    }
}
