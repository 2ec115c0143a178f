using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Archive;
using ActionTrail.Core.Destinations;
using ActionTrail.Engine.Search.Sources;

namespace ActionTrail.Engine.Tests.Search;

/// <summary>An archive in memory that remembers what was opened.</summary>
internal sealed class MemorySource : IArchiveSource
{
    private readonly SortedDictionary<string, byte[]> _items = new(StringComparer.Ordinal);

    public string Name => "memory";

    public int OpenAhead { get; init; } = 1;

    public List<string> Opened { get; } = [];

    public Exception? ListFailure { get; init; }

    public static DateTimeOffset Start { get; } = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);

    public static string Event(string id, DateTimeOffset time, string user = "alice") =>
        $$"""{"eventId":"{{id}}","eventTime":"{{time:yyyy-MM-ddTHH:mm:ssZ}}","eventName":"StopInstances","serviceName":"Ecs","acsRegion":"cn-hangzhou","userIdentity":{"userName":"{{user}}"} }""";

    public static byte[] Gzip(string text)
    {
        using var file = new MemoryStream();
        using (var gzip = new GZipStream(file, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return file.ToArray();
    }

    public MemorySource With(string name, byte[] bytes)
    {
        _items[name] = bytes;
        return this;
    }

    public MemorySource With(string name, params string[] events) => With(name, Gzip($"[{string.Join(',', events)}]"));

    /// <summary>Adds an object as it is delivered; its events are those of the given minutes after <see cref="Start"/>.</summary>
    public MemorySource Delivered(string account, string region, params int[] minutes)
    {
        using var writer = new ArchiveFileWriter();
        foreach (int minute in minutes)
        {
            writer.Append(Encoding.UTF8.GetBytes(Event($"{account}-{region}-{minute}", Start.AddMinutes(minute))));
        }

        ArchiveFile file = writer.Complete();
        ArchivePartition partition = ArchivePartition.MultiAccount(OssKeyPrefix.Parse("corp-audit"), ArchiveKind.Management, ("rd-1", AccountId.Parse(account)), RegionId.Parse(region));
        return With(ArchiveObjectKey.For(partition, Start.AddMinutes(minutes[^1]), file).ToString(), file.Bytes.ToArray());
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
