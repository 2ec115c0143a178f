using System.Text;
using ActionTrail.Aliyun.Checksums;
using ActionTrail.Aliyun.Oss;
using ActionTrail.LocalCloud.Oss;

namespace ActionTrail.LocalCloud.Tests.Oss;

public sealed class OssSmallBodyTests : IDisposable
{
    private const int Limit = SmallBodies.MostBytes;
    private readonly OssCloud _oss = new();

    private OssStore Store => OssStore.Of(_oss.Cloud.Host.Cloud);

    private BucketDocument Bucket => OssBuckets.Find(_oss.Cloud.Host.Cloud, _oss.Bucket.Value)!;

    public void Dispose() => _oss.Dispose();

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 1, 0)]
    [InlineData(Limit, 1, 0)]
    [InlineData(Limit + 1, 1, 1)]
    public async Task Bytes_up_to_the_limit_are_kept_beside_their_row_and_more_in_a_file(int size, int bodies, int files)
    {
        byte[] body = Bytes(size);

        await _oss.Client.PutObjectAsync(_oss.Bucket, OssCloud.Key("k"), body, PutObjectOptions.Default, default);

        Assert.Equal((bodies, files), (_oss.Bodies(), _oss.Files().Length));
        Assert.Equal(body, await ReadAsync("k"));
        _oss.Cloud.Reopen();
        Assert.Equal(body, await ReadAsync("k"));
    }

    [Theory]
    [InlineData(Limit)]
    [InlineData(Limit + 1)]
    public async Task A_range_is_read_from_either(int size)
    {
        byte[] body = Bytes(size);
        await _oss.Client.PutObjectAsync(_oss.Bucket, OssCloud.Key("k"), body, PutObjectOptions.Default, default);
        BucketDocument bucket = Bucket;
        StoredObject stored = Store.Objects.Find(bucket, "k"u8.ToArray())!;

        Assert.Equal(body[7..19], Store.Objects.Read(bucket, stored, 7, 12));
        Assert.Equal(body[^1..], Store.Objects.Read(bucket, stored, size - 1, 1));
        Assert.ThrowsAny<IOException>(() => Store.Objects.Read(bucket, stored, size - 1, 2));
    }

    [Theory]
    [InlineData(Limit)]
    [InlineData(Limit + 1)]
    public async Task A_reader_of_an_object_that_was_replaced_looks_it_up_again(int size)
    {
        await _oss.Client.PutObjectAsync(_oss.Bucket, OssCloud.Key("k"), Bytes(size), PutObjectOptions.Default, default);
        BucketDocument bucket = Bucket;
        StoredObject stored = Store.Objects.Find(bucket, "k"u8.ToArray())!;

        await _oss.PutAsync("k", "other");

        Assert.Null(Store.Objects.Read(bucket, stored, 0, 1));
    }

    [Fact]
    public async Task An_appendable_object_grows_beyond_the_limit()
    {
        byte[] whole = Bytes(Limit + 20_000);
        long position = 0;
        foreach (int step in (int[])[0, 10, 20_000, Limit - 20_010, 1, 19_999])
        {
            position = await _oss.Client.AppendObjectAsync(_oss.Bucket, OssCloud.Key("log"), position, whole.AsMemory((int)position, step), default);
            Assert.Equal(whole[..(int)position], await ReadAsync("log"));
            Assert.Equal((position > 0 ? 1 : 0, position > Limit ? 1 : 0), (_oss.Bodies(), _oss.Files().Length));
        }

        Assert.Equal(Crc64.Compute(whole), Store.Objects.Find(Bucket, "log"u8.ToArray())!.Crc);
    }

    [Theory]
    [InlineData(Limit)]
    [InlineData(Limit + 1)]
    public async Task A_copy_has_bytes_of_its_own(int size)
    {
        byte[] body = Bytes(size);
        await _oss.Client.PutObjectAsync(_oss.Bucket, OssCloud.Key("from"), body, PutObjectOptions.Default, default);
        await _oss.Client.CopyObjectAsync((_oss.Bucket, OssCloud.Key("from")), _oss.Bucket, OssCloud.Key("to"), default);
        await _oss.Client.DeleteObjectAsync(_oss.Bucket, OssCloud.Key("from"), default);

        Assert.Equal(body, await ReadAsync("to"));
        Assert.Equal(1, _oss.Bodies());
    }

    [Fact]
    public async Task A_multipart_upload_takes_the_place_of_a_small_object_and_the_other_way_round()
    {
        await _oss.PutAsync("k", "small");
        var upload = new OssUpload(_oss.Bucket, OssCloud.Key("k"), await _oss.Client.Uploads.BeginAsync(_oss.Bucket, OssCloud.Key("k"), PutObjectOptions.Default, default));
        OssPart part = await _oss.Client.Uploads.UploadPartAsync(upload, 1, Encoding.UTF8.GetBytes("part"), default);

        await _oss.Client.Uploads.CompleteAsync(upload, [part], default);
        Assert.Equal(("part", 1), (await _oss.GetAsync("k"), _oss.Bodies()));

        await _oss.PutAsync("k", "again");
        Assert.Equal(("again", 1), (await _oss.GetAsync("k"), _oss.Bodies()));
    }

    [Fact]
    public async Task A_small_object_that_an_older_version_wrote_as_a_file_is_read_appended_to_replaced_and_deleted()
    {
        BucketDocument bucket = Bucket;
        foreach (string key in (string[])["read", "log", "replaced", "deleted"])
        {
            await _oss.Client.AppendObjectAsync(_oss.Bucket, OssCloud.Key(key), 0, "old"u8.ToArray(), default);
            MoveToFile(bucket, Encoding.UTF8.GetBytes(key));
        }

        Assert.Equal((4, 4), (_oss.Bodies(), _oss.Files().Length));
        await _oss.Client.AppendObjectAsync(_oss.Bucket, OssCloud.Key("log"), 3, "er"u8.ToArray(), default);
        await _oss.PutAsync("replaced", "new");
        await _oss.Client.DeleteObjectAsync(_oss.Bucket, OssCloud.Key("deleted"), default);

        Assert.Equal(("old", "older", "new"), (await _oss.GetAsync("read"), await _oss.GetAsync("log"), await _oss.GetAsync("replaced")));
        Assert.Equal((3, 2), (_oss.Bodies(), _oss.Files().Length));
    }

    [Fact]
    public async Task A_full_database_answers_an_error_and_keeps_what_was_there()
    {
        await _oss.PutAsync("k", "before");
        OssStore store = Store;
        Full(store, "1");
        try
        {
            Assert.Equal(500, (await OssCloud.RefusedAsync("InternalError", () => _oss.PutAsync("k", new string('x', Limit)))).Status);
        }
        finally
        {
            Full(store, "1073741823");
        }

        Assert.Equal(("before", 1), (await _oss.GetAsync("k"), _oss.Bodies()));
        Assert.NotEmpty(_oss.Cloud.Faults);
        _oss.Cloud.Faults.Clear();
    }

    [Fact]
    public async Task Rows_are_moved_out_of_the_log_beside_the_writing_and_none_is_lost()
    {
        byte[] body = Bytes(Limit);
        await Parallel.ForEachAsync(Enumerable.Range(0, 3_000), async (i, stop) =>
        {
            byte[] mine = [.. body];
            BitConverter.TryWriteBytes(mine, i);
            await _oss.Client.PutObjectAsync(_oss.Bucket, OssCloud.Key($"k{i}"), mine, PutObjectOptions.Default, stop);
        });

        Assert.InRange(new FileInfo(Path.Combine(_oss.Cloud.Host.Folder, "oss.db")).Length, 16 << 20, long.MaxValue);
        _oss.Cloud.Reopen();
        Assert.Equal((3_000, 3_000L * Limit), Store.Objects.Measure(Bucket));
        Assert.Equal(2_999, BitConverter.ToInt32(await ReadAsync("k2999")));
    }

    private void MoveToFile(BucketDocument bucket, byte[] key)
    {
        OssStore store = Store;
        lock (store.Gate)
        {
            StoredObject stored = store.ObjectRows.Find(bucket.Id, key)!;
            store.Files.Write(bucket.Id, -stored.File, store.SmallBodies.Read(stored.File, 0, (int)stored.Size));
            store.SmallBodies.Remove(stored.File);
            store.ObjectRows.Put(bucket.Id, stored with { File = -stored.File });
        }
    }

    private static void Full(OssStore store, string pages)
    {
        lock (store.Gate)
        {
            store.Database.Execute("PRAGMA max_page_count=" + pages);
        }
    }

    private async Task<byte[]> ReadAsync(string key) => (await _oss.Client.GetObjectAsync(_oss.Bucket, OssCloud.Key(key), GetObjectOptions.Default, default)).Body.ToArray();

    private static byte[] Bytes(int size) => [.. Enumerable.Range(0, size).Select(static i => (byte)(i * 7 / 3))];
}
