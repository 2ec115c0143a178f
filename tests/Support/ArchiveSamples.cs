using System.IO.Compression;
using System.Text;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Archive;
using ActionTrail.Core.Destinations;

namespace ActionTrail.Tests.Support;

/// <summary>Small events and files as they are delivered.</summary>
public static class ArchiveSamples
{
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

    /// <summary>An object as a multi-account trail delivers it; its events are those of the given minutes after <see cref="Start"/>.</summary>
    public static (string Key, byte[] Bytes) Delivered(string account, string region, params IReadOnlyList<int> minutes)
    {
        using var writer = new ArchiveFileWriter();
        foreach (int minute in minutes)
        {
            writer.Append(Encoding.UTF8.GetBytes(Event($"{account}-{region}-{minute}", Start.AddMinutes(minute))));
        }

        ArchiveFile file = writer.Complete();
        ArchivePartition partition = ArchivePartition.MultiAccount(OssKeyPrefix.Parse("corp-audit"), ArchiveKind.Management, ("rd-1", AccountId.Parse(account)), RegionId.Parse(region));
        return (ArchiveObjectKey.For(partition, Start.AddMinutes(minutes[^1]), file).ToString(), file.Bytes.ToArray());
    }
}
