namespace ActionTrail.LocalCloud.Oss;

/// <summary>
/// Numbers for files, never given twice. They are reserved in blocks, so that taking one costs no write; a crash skips the rest of a block.
/// Thread-safe.
/// </summary>
internal sealed class FileNumbers
{
    private const long Block = 4096;

    private readonly OssMarks _marks;
    private readonly Lock _gate;
    private long _next;
    private long _reserved;

    public FileNumbers(OssMarks marks, Lock gate)
    {
        _gate = gate;
        _marks = marks;
        _next = _reserved = marks["next_file", 1];
    }

    /// <summary>Takes a number.</summary>
    public long Take()
    {
        while (true)
        {
            long next = Volatile.Read(ref _next);
            if (next == Volatile.Read(ref _reserved))
            {
                Reserve(next);
            }
            else if (Interlocked.CompareExchange(ref _next, next + 1, next) == next)
            {
                return next;
            }
        }
    }

    private void Reserve(long from)
    {
        lock (_gate)
        {
            if (from == _reserved)
            {
                _marks["next_file", 1] = from + Block;
                Volatile.Write(ref _reserved, from + Block);
            }
        }
    }
}
