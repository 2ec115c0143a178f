using System.Text;
using ActionTrail.Aliyun.Oss;
using ActionTrail.Core.Errors;
using ActionTrail.LocalCloud.Oss;
using ActionTrail.LocalCloud.Storage;

namespace ActionTrail.LocalCloud.Tests.Oss;

public sealed class OssStoreTests : IDisposable
{
    /// <summary>Too large for a row.</summary>
    private const int Large = SmallBodies.MostBytes + 1;

    private readonly OssCloud _oss = new();

    public void Dispose() => _oss.Dispose();

    [Fact]
    public async Task Everything_survives_a_restart()
    {
        await _oss.PutAsync("a", "one");
        await _oss.Client.Settings.PutEncryptionAsync(_oss.Bucket, OssEncryption.Aes256, default);
        await _oss.PutAsync("b", "two");

        _oss.Cloud.Reopen();
        await _oss.PutAsync("c", "three");

        Assert.Equal(("one", "two", "three"), (await _oss.GetAsync("a"), await _oss.GetAsync("b"), await _oss.GetAsync("c")));
        Assert.Equal(OssEncryption.Aes256, await _oss.Client.Settings.GetEncryptionAsync(_oss.Bucket, default));
        Assert.Equal(3, _oss.Bodies());
    }

    [Fact]
    public async Task Overwritten_and_deleted_objects_leave_no_bytes()
    {
        foreach (int size in (int[])[3, Large, 4, 5, Large, Large])
        {
            await _oss.PutAsync("k", new string('x', size));
            Assert.Equal((1, size == Large ? 1 : 0), (_oss.Bodies(), _oss.Files().Length));
        }

        await _oss.Client.DeleteObjectAsync(_oss.Bucket, OssCloud.Key("k"), default);
        await _oss.PutAsync("small");
        await _oss.Client.DeleteObjectAsync(_oss.Bucket, OssCloud.Key("small"), default);

        Assert.Equal(0, _oss.Bodies());
    }

    [Fact]
    public async Task What_a_crash_leaves_behind_is_cleaned_and_nothing_else()
    {
        string whole = new('x', Large);
        await _oss.PutAsync("kept", whole);
        await _oss.PutAsync("small", "whole");
        string[] together = [.. Enumerable.Range(0, 5).Select(static i => $"together-{i}")];
        await _oss.PutTogetherAsync(together, static key => Encoding.UTF8.GetBytes(key.PadRight(SmallBodies.MostBytes)));
        string crashed = Directory.CreateTempSubdirectory("actiontrail-").FullName;
        CopyWhileOpen(_oss.Cloud.Host.Folder, crashed);
        string bucketFolder = Directory.GetDirectories(Path.Combine(crashed, "oss")).Single();
        Directory.CreateDirectory(Path.Combine(bucketFolder, "77"));
        await File.WriteAllTextAsync(Path.Combine(bucketFolder, "77", "3777"), "half writ");
        Directory.CreateDirectory(Path.Combine(crashed, "oss", "bucketthatisgone", "01"));
        await File.WriteAllTextAsync(Path.Combine(crashed, "oss", "bucketthatisgone", "01", "1"), "orphan");

        using (LocalCloudHost host = LocalCloudHost.Open(new LocalCloudOptions { Folder = crashed, Time = _oss.Cloud.Time }))
        {
            var client = new OssClient(host.Connect(_oss.Cloud.Account.Id, TestCloud.Region));
            OssObject kept = await client.GetObjectAsync(_oss.Bucket, OssCloud.Key("kept"), GetObjectOptions.Default, default);
            OssObject small = await client.GetObjectAsync(_oss.Bucket, OssCloud.Key("small"), GetObjectOptions.Default, default);
            Assert.Equal((whole, "whole"), (Encoding.UTF8.GetString(kept.Body.Span), Encoding.UTF8.GetString(small.Body.Span)));
            foreach (string key in together)
            {
                OssObject shared = await client.GetObjectAsync(_oss.Bucket, OssCloud.Key(key), GetObjectOptions.Default, default);
                Assert.Equal(key, Encoding.UTF8.GetString(shared.Body.Span).TrimEnd());
            }

            Assert.Equal(2, Directory.GetFiles(Path.Combine(crashed, "oss"), "*", SearchOption.AllDirectories).Length);
            Assert.False(Directory.Exists(Path.Combine(crashed, "oss", "bucketthatisgone")));
        }

        Directory.Delete(crashed, recursive: true);
    }

    [Fact]
    public async Task A_bucket_made_again_finds_nothing_of_the_old_one()
    {
        await _oss.PutAsync("k");
        await _oss.Client.DeleteObjectAsync(_oss.Bucket, OssCloud.Key("k"), default);
        await _oss.Client.DeleteBucketAsync(_oss.Bucket, default);
        await _oss.Client.PutBucketAsync(_oss.Bucket, PutBucketOptions.Default, default);

        Assert.Null(await _oss.Client.HeadObjectAsync(_oss.Bucket, OssCloud.Key("k"), default));
    }

    [Theory]
    [InlineData(50_000, 50_000)]
    [InlineData(20_000, 20_000)]
    [InlineData(20_000, 50_000)]
    public async Task Writers_of_one_key_never_mix_their_bytes(int size, int otherSize)
    {
        byte[][] bodies = [.. Enumerable.Range(0, 8).Select(i => Enumerable.Repeat((byte)i, i % 2 == 0 ? size : otherSize).ToArray())];

        await Parallel.ForEachAsync(Enumerable.Range(0, 64), async (i, stop) =>
        {
            await _oss.Client.PutObjectAsync(_oss.Bucket, OssCloud.Key("k"), bodies[i % 8], PutObjectOptions.Default, stop);
            OssObject read = await _oss.Client.GetObjectAsync(_oss.Bucket, OssCloud.Key("k"), GetObjectOptions.Default, stop);
            Assert.Contains(bodies, body => read.Body.Span.SequenceEqual(body));
        });

        Assert.Equal(1, _oss.Bodies());
    }

    [Fact]
    public async Task Of_writers_that_must_not_overwrite_the_first_of_each_key_wins_whoever_shares_its_transaction()
    {
        var first = new PutObjectOptions { Overwrite = OssOverwrite.Forbid };
        bool[] written = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(async () =>
        {
            byte[] body = [(byte)i];
            try
            {
                await _oss.Client.PutObjectAsync(_oss.Bucket, OssCloud.Key($"k{i % 20}"), body, first, default);
                Assert.Equal(body, (await _oss.Client.GetObjectAsync(_oss.Bucket, OssCloud.Key($"k{i % 20}"), GetObjectOptions.Default, default)).Body.ToArray());
                return true;
            }
            catch (ApiException refused) when (refused.Code == "FileAlreadyExists")
            {
                return false;
            }
        })));

        Assert.All(Enumerable.Range(0, 20), key => Assert.Single(written.Where((isWritten, i) => isWritten && i % 20 == key)));
        Assert.Equal(20, _oss.Bodies());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(Large)]
    public async Task A_database_that_refuses_fails_every_writer_of_a_transaction_and_leaves_nothing(int size)
    {
        await _oss.PutAsync("before");
        OssStore store = OssStore.Of(_oss.Cloud.Host.Cloud);
        lock (store.Gate)
        {
            store.Database.Execute("PRAGMA query_only=1");
        }

        BucketDocument bucket = OssBuckets.Find(_oss.Cloud.Host.Cloud, _oss.Bucket.Value)!;
        Exception?[] failures = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Record.ExceptionAsync(() => store.Objects.PutAsync(bucket, Draft(i), new byte[size], static (_, _) => { }))));
        Assert.All(failures, static failure => Assert.IsType<StorageException>(failure));
        lock (store.Gate)
        {
            store.Database.Execute("PRAGMA query_only=0");
        }

        Assert.Equal(1, _oss.Bodies());
        await _oss.PutAsync("after");
        Assert.Equal("x", await _oss.GetAsync("after"));
    }

    private StoredObject Draft(int key) => new([(byte)key], 0, 1, "", 0, _oss.Cloud.Time.GetUtcNow(), StoredObjectType.Normal, "");

    private static void CopyWhileOpen(string from, string to)
    {
        foreach (string file in Directory.GetFiles(from, "*", SearchOption.AllDirectories).Where(static file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            using FileStream source = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using FileStream copy = new(target, FileMode.Create);
            source.CopyTo(copy);
        }
    }
}
