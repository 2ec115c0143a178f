using Microsoft.Win32.SafeHandles;

namespace ActionTrail.Engine.Search.Scanning;

/// <summary>Keeps matching events until all are there: small answers in memory, the rest in a private temporary file that goes with it.</summary>
/// <param name="memory">Bytes kept in memory.</param>
internal sealed class MatchStore(long memory = MatchStore.DefaultMemory) : IDisposable
{
    /// <summary>Bytes kept in memory by default.</summary>
    public const long DefaultMemory = 64 * 1024 * 1024;

    private readonly List<Entry> _entries = [];
    private readonly List<string> _items = [];
    private SafeFileHandle? _file;
    private long _fileSize;
    private long _kept;

    /// <summary>Adds an event.</summary>
    public void Add(ArchiveMatch match)
    {
        if (_items.Count == 0 || _items[^1] != match.Item)
        {
            _items.Add(match.Item);
        }

        bool inMemory = _kept + match.Json.Length <= memory;
        _entries.Add(new(match.EventTime, _items.Count - 1, inMemory ? match.Json : default, _fileSize, match.Json.Length));
        if (inMemory)
        {
            _kept += match.Json.Length;
        }
        else
        {
            RandomAccess.Write(_file ??= OpenTemporary(), match.Json.Span, _fileSize);
            _fileSize += match.Json.Length;
        }
    }

    /// <summary>The events by time; those of one time by the name of their item, then as they were added.</summary>
    public IEnumerable<ArchiveMatch> Sorted(SearchOrder order)
    {
        IOrderedEnumerable<Entry> byTime = order == SearchOrder.Newest
            ? _entries.OrderByDescending(static entry => entry.Time)
            : _entries.OrderBy(static entry => entry.Time);
        return byTime.ThenBy(entry => _items[entry.Item], StringComparer.Ordinal).Select(entry => new ArchiveMatch(Bytes(entry), entry.Time, 0, _items[entry.Item]));
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    private static SafeFileHandle OpenTemporary() => File.OpenHandle(
        Path.Combine(Path.GetTempPath(), $"attrail-{Path.GetRandomFileName()}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose | FileOptions.RandomAccess);

    private ReadOnlyMemory<byte> Bytes(Entry entry)
    {
        if (entry.Json.Length == entry.Length)
        {
            return entry.Json;
        }

        var bytes = new byte[entry.Length];
        int read = 0;
        while (read < bytes.Length)
        {
            read += RandomAccess.Read(_file!, bytes.AsSpan(read), entry.Offset + read) is > 0 and int more ? more : throw new EndOfStreamException();
        }

        return bytes;
    }

    private readonly record struct Entry(DateTimeOffset Time, int Item, ReadOnlyMemory<byte> Json, long Offset, int Length);
}
