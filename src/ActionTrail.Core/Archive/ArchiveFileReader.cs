using ActionTrail.Core.Errors;

namespace ActionTrail.Core.Archive;

/// <summary>Reads a file event by event, without parsing them; takes whatever <see cref="ArchiveBlockReader"/> takes.</summary>
public sealed class ArchiveFileReader : IDisposable
{
    private readonly Stream _source;
    private readonly ArchiveBlockReader _blocks;
    private int _next;

    /// <summary>Starts reading.</summary>
    /// <param name="source">The file, at its start; read synchronously and disposed with this reader.</param>
    /// <param name="limits">Limits; null for <see cref="ArchiveReadLimits.Default"/>.</param>
    public ArchiveFileReader(Stream source, ArchiveReadLimits? limits = null)
    {
        _source = source;
        _blocks = new(limits);
        _blocks.Open(source);
    }

    /// <summary>The event that <see cref="Read"/> found; valid until the next call.</summary>
    public ReadOnlySpan<byte> Current
    {
        get
        {
            EventSpan found = _blocks.Events[_next - 1];
            return _blocks.Block.Slice(found.Start, found.Length);
        }
    }

    /// <summary>Reads every event of a file in memory.</summary>
    /// <param name="file">The file.</param>
    /// <param name="limits">Limits; null for <see cref="ArchiveReadLimits.Default"/>.</param>
    /// <returns>The events, each in its own memory.</returns>
    /// <exception cref="InvalidArchiveException">The file is broken or beyond the limits.</exception>
    public static IReadOnlyList<byte[]> ReadAll(byte[] file, ArchiveReadLimits? limits = null)
    {
        using var reader = new ArchiveFileReader(new MemoryStream(file, writable: false), limits);
        var events = new List<byte[]>();
        while (reader.Read())
        {
            events.Add(reader.Current.ToArray());
        }

        return events;
    }

    /// <summary>Goes to the next event.</summary>
    /// <returns>False at the end of the file.</returns>
    /// <exception cref="InvalidArchiveException">The file is broken or beyond the limits; every event before the damage has been read.</exception>
    public bool Read()
    {
        if (_next == _blocks.Events.Length)
        {
            _next = 0;
            if (!_blocks.Read())
            {
                return false;
            }
        }

        _next++;
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _blocks.Dispose();
        _source.Dispose();
    }
}
