using System.Globalization;
using System.Text;
using ActionTrail.Aliyun.Oss;
using ActionTrail.LocalCloud.Oss;

namespace ActionTrail.LocalCloud.Tests.Oss;

public sealed class OssSharedBodyTests : IDisposable
{
    private const int Size = 10_000;
    private const int Enough = ((int)SharedBodies.LeastBytes / Size) + 1;
    private static readonly string[] s_keys = [.. Enumerable.Range(1, Enough).Select(static i => $"k{i:00}")];
    private readonly OssCloud _oss = new();

    private OssStore Store => OssStore.Of(_oss.Cloud.Host.Cloud);

    private BucketDocument Bucket => OssBuckets.Find(_oss.Cloud.Host.Cloud, _oss.Bucket.Value)!;

    public void Dispose() => _oss.Dispose();

    [Theory]
    [InlineData(Enough, 1, 1)]
    [InlineData(Enough - 1, 0, Enough - 1)]
    public async Task Small_objects_that_are_committed_together_share_a_file_where_they_are_enough(int count, int files, int places)
    {
        await _oss.PutTogetherAsync(s_keys[..count], Bytes);

        Assert.Equal((files, places), (_oss.Files().Length, _oss.Bodies()));
        await AssertReadAsync(s_keys[..count]);
        _oss.Cloud.Reopen();
        await AssertReadAsync(s_keys[..count]);
    }

    [Fact]
    public async Task A_range_is_read_and_nothing_of_the_neighbours()
    {
        await _oss.PutTogetherAsync(s_keys, Bytes);
        StoredObject stored = Store.Objects.Find(Bucket, "k02"u8.ToArray())!;

        Assert.Equal(Bytes("k02")[7..19], Store.Objects.Read(Bucket, stored, 7, 12));
        Assert.Throws<EndOfStreamException>(() => Store.Objects.Read(Bucket, stored, Size - 1, 2));
    }

    [Fact]
    public async Task The_file_goes_with_the_last_of_its_objects()
    {
        await _oss.PutTogetherAsync(s_keys, Bytes);
        BucketDocument bucket = Bucket;
        StoredObject last = Store.Objects.Find(bucket, Encoding.UTF8.GetBytes(s_keys[^1]))!;
        await _oss.PutAsync(s_keys[0], "replaced");
        foreach (string key in s_keys[1..^1])
        {
            await _oss.Client.DeleteObjectAsync(_oss.Bucket, OssCloud.Key(key), default);
        }

        Assert.Equal(("replaced", 1, 2), (await _oss.GetAsync(s_keys[0]), _oss.Files().Length, _oss.Bodies()));
        await AssertReadAsync(s_keys[^1..]);

        await _oss.PutAsync(s_keys[^1], "replaced too");

        Assert.Equal(("replaced too", 0, 2), (await _oss.GetAsync(s_keys[^1]), _oss.Files().Length, _oss.Bodies()));
        Assert.Null(Store.Objects.Read(bucket, last, 0, 1)); // a reader that still holds the old row looks the object up again
    }

    [Fact]
    public async Task One_that_is_refused_fails_alone_and_leaves_no_bytes()
    {
        await _oss.PutAsync("taken", "before");
        Task refused = Task.CompletedTask;
        await _oss.PutTogetherAsync(s_keys, key =>
        {
            if (key == s_keys[1])
            {
                refused = _oss.Client.PutObjectAsync(_oss.Bucket, OssCloud.Key("taken"), Bytes(key), PutObjectOptions.Default with { Overwrite = OssOverwrite.Forbid }, default);
            }

            return Bytes(key);
        });

        await OssCloud.RefusedAsync("FileAlreadyExists", () => refused);
        Assert.Equal("before", await _oss.GetAsync("taken"));
        await AssertReadAsync(s_keys);
        Assert.Equal((0, 1 + s_keys.Length), (_oss.Files().Length, _oss.Bodies()));
    }

    private async Task AssertReadAsync(IEnumerable<string> keys)
    {
        foreach (string key in keys)
        {
            Assert.Equal(Bytes(key), (await _oss.Client.GetObjectAsync(_oss.Bucket, OssCloud.Key(key), GetObjectOptions.Default, default)).Body.ToArray());
        }
    }

    private static byte[] Bytes(string key)
    {
        byte[] bytes = new byte[Size];
        new Random(int.Parse(key[1..], CultureInfo.InvariantCulture)).NextBytes(bytes);
        return bytes;
    }
}
