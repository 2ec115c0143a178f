using ActionTrail.Aliyun.Oss;
using ActionTrail.Cli.Download;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Destinations;
using ActionTrail.LocalCloud;

namespace ActionTrail.Cli.Tests.Download;

public sealed class BucketDownloadTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("actiontrail-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("copy")]
    [InlineData("copy/")]
    public async Task Objects_become_files_under_their_keys_however_the_folder_is_written(string target)
    {
        string path = Path.Combine(_folder, "cloud");
        await using (var cloud = LocalCloudHost.Open(new LocalCloudOptions { Folder = path }))
        {
            var bucket = BucketName.Parse("corp-audit");
            var oss = new OssClient(cloud.Connect(cloud.CreateAccount("Management").Id, RegionId.Parse("cn-hangzhou")));
            await oss.PutBucketAsync(bucket, PutBucketOptions.Default, default);
            await oss.PutObjectAsync(bucket, ObjectKey.Parse("a/b.txt"), "one"u8.ToArray(), PutObjectOptions.Default, default);
        }

        Assert.Equal(1, await BucketDownload.RunAsync(path + "/", "corp-audit", "", Path.Combine(_folder, target), default));
        Assert.Equal("one", await File.ReadAllTextAsync(Path.Combine(_folder, "copy", "a", "b.txt")));
    }
}
