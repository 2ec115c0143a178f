using System.Text;
using ActionTrail.Core.Archive;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Delivery;
using ActionTrail.Engine.Delivery.Sinks;

namespace ActionTrail.Engine.Tests.Delivery.Sinks;

public sealed class FolderSinkTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("actiontrail-folder-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Writes_a_file_under_the_key_that_a_bucket_would_have_once_however_often_it_is_written()
    {
        var sink = new FolderSink(_folder);
        await sink.WriteAsync(Batch("a", "b"), default);
        await sink.WriteAsync(Batch("a", "b"), default);

        string file = Assert.Single(Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories));
        string key = Path.GetRelativePath(_folder, file).Replace('\\', '/');
        Assert.StartsWith("AliyunLogs/Actiontrail/cn-hangzhou/2026/03/01/Actiontrail_cn-hangzhou_20260301120000_1002_2_", key, StringComparison.Ordinal);
        Assert.Equal(new FileInfo(file).Length, ArchiveObjectKey.Parse(key).Size);
        Assert.Equal(2, ArchiveFileReader.ReadAll(File.ReadAllBytes(file)).Count);
    }

    [Fact]
    public async Task Takes_over_what_a_crash_left_behind()
    {
        await new FolderSink(_folder).WriteAsync(Batch("a"), default);
        string file = Directory.EnumerateFiles(_folder, "*.gz", SearchOption.AllDirectories).Single();
        File.Move(file, Path.Combine(Path.GetDirectoryName(file)!, $".{Path.GetFileName(file)}.tmp"));
        File.WriteAllText(Directory.EnumerateFiles(_folder, ".*.tmp", SearchOption.AllDirectories).Single(), "half");

        await new FolderSink(_folder).WriteAsync(Batch("a"), default);
        Assert.Equal([file], Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories));
        Assert.Single(ArchiveFileReader.ReadAll(File.ReadAllBytes(file)));
    }

    [Fact]
    public async Task Says_which_file_cannot_be_written()
    {
        string occupied = Path.Combine(_folder, "AliyunLogs");
        File.WriteAllText(occupied, "");
        DeliveryException failure = await Assert.ThrowsAsync<DeliveryException>(() => new FolderSink(_folder).WriteAsync(Batch("a"), default));
        Assert.Contains(occupied, failure.Message, StringComparison.Ordinal);
    }

    private static DeliveryBatch Batch(params string[] ids) => new(
        new PartitionKey("1000000000000001", "cn-hangzhou", "20260301"),
        [.. ids.Select((id, i) => new DeliveryEvent(i + 1, "1000000000000001", new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), Encoding.UTF8.GetBytes($$"""{"eventId":"{{id}}"}""")))]);
}
