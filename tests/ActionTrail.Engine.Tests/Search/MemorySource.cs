using System.Runtime.CompilerServices;
using ActionTrail.Engine.Search.Sources;
using ActionTrail.Tests.Support;

namespace ActionTrail.Engine.Tests.Search;

/// <summary>An archive in memory that remembers what was opened.</summary>
internal sealed class MemorySource : IArchiveSource
{
    private readonly SortedDictionary<string, byte[]> _items = new(StringComparer.Ordinal);

    public string Name => "memory";

    public int OpenAhead { get; init; } = 1;

    public List<string> Opened { get; } = [];

    public Exception? ListFailure { get; init; }

    public MemorySource With(string name, byte[] bytes)
    {
        _items[name] = bytes;
        return this;
    }

    public MemorySource With(string name, params string[] events) => With(name, ArchiveSamples.Gzip($"[{string.Join(',', events)}]"));

    /// <summary>Adds an object as it is delivered; its events are those of the given minutes after <see cref="ArchiveSamples.Start"/>.</summary>
    public MemorySource Delivered(string account, string region, params int[] minutes)
    {
        (string key, byte[] bytes) = ArchiveSamples.Delivered(account, region, minutes);
        return With(key, bytes);
    }

    public async IAsyncEnumerable<ArchiveItem> ListAsync(ArchiveKeyFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach ((string name, byte[] bytes) in _items)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return new(name, bytes.Length);
        }

        if (ListFailure is not null)
        {
            throw ListFailure;
        }
    }

    public async ValueTask<Stream> OpenAsync(ArchiveItem item, CancellationToken cancellationToken)
    {
        await Task.Yield();
        lock (Opened)
        {
            Opened.Add(item.Name);
        }

        return new MemoryStream(_items[item.Name], writable: false);
    }
}
