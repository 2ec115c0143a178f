using System.IO.Compression;
using System.Text;
using ActionTrail.Aliyun.Oss;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Destinations;
using ActionTrail.LocalCloud;

namespace ActionTrail.Cli.Tests.Search;

/// <summary>Events of 350 MB that lie in few bytes, as a folder of files and as a bucket of a local cloud: whoever keeps what he has read, shows it.</summary>
public sealed class LargeArchive : IAsyncLifetime
{
    /// <summary>All events.</summary>
    public const int Events = Files * EventsInFile;

    private const int Files = 34;
    private const int EventsInFile = 1280;
    private const int EventSize = 8192;

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("attrail-large-");

    /// <summary>The folder of files.</summary>
    public string Folder => Path.Combine(_root.FullName, "files");

    /// <summary>The local cloud, whose account Archive has the bucket audit-files.</summary>
    public string Cloud => Path.Combine(_root.FullName, "cloud");

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Folder);
        await using LocalCloudHost cloud = LocalCloudHost.Open(new LocalCloudOptions { Folder = Cloud });
        var oss = new OssClient(cloud.Connect(cloud.CreateAccount("Archive").Id, RegionId.Parse("cn-hangzhou")));
        var bucket = BucketName.Parse("audit-files");
        await oss.PutBucketAsync(bucket, PutBucketOptions.Default, default);
        for (int file = 0; file < Files; file++)
        {
            byte[] bytes = Compressed(file);
            await File.WriteAllBytesAsync(Path.Combine(Folder, $"{file:00}.gz"), bytes);
            await oss.PutObjectAsync(bucket, ObjectKey.Parse($"{file:00}.gz"), bytes, PutObjectOptions.Default, default);
        }
    }

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        _root.Delete(recursive: true);
        return Task.CompletedTask;
    }

    private static byte[] Compressed(int file)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest))
        {
            for (int number = 0; number < EventsInFile; number++)
            {
                string head = $$$"""{"eventId":"{{{file}}}-{{{number}}}","eventTime":"2026-01-{{{1 + (number % 28):00}}}T{{{file % 24:00}}}:00:00Z","eventName":"StopInstances","userIdentity":{"userName":"user{{{number % 50}}}"},"requestParameters":{"Text":" """;
                gzip.Write(Encoding.UTF8.GetBytes(head.PadRight(EventSize - 4, 'x') + "\"}}\n"));
            }
        }

        return bytes.ToArray();
    }
}
