using ActionTrail.Aliyun.Oss;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;
using ActionTrail.LocalCloud;

namespace ActionTrail.Cli.Download;

/// <summary>Copies a bucket's objects to files, through the bucket's own API, as its owner.</summary>
internal static class BucketDownload
{
    /// <summary>Runs the copy.</summary>
    /// <param name="folder">Folder of the local cloud.</param>
    /// <param name="bucketName">Bucket.</param>
    /// <param name="prefix">Only keys that start so.</param>
    /// <param name="target">Folder to write to.</param>
    /// <param name="cancellationToken">Ends the copy.</param>
    /// <returns>How many objects were copied.</returns>
    /// <exception cref="ConfigurationException">No account owns the bucket, or a key would leave the folder.</exception>
    public static async Task<int> RunAsync(string folder, string bucketName, string prefix, string target, CancellationToken cancellationToken)
    {
        var bucket = BucketName.Parse(bucketName);
        await using LocalCloudHost cloud = LocalCloudHost.Open(new LocalCloudOptions { Folder = folder, CreateIfMissing = false });
        var oss = new OssClient(await LocalBuckets.OwnerAsync(cloud, bucket, cancellationToken));
        string root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(target)) + Path.DirectorySeparatorChar;
        int count = 0;
        await foreach (OssObjectSummary summary in oss.ListObjectsAsync(bucket, new ListObjectsOptions { Prefix = prefix }, cancellationToken))
        {
            string file = Path.GetFullPath(Path.Combine(root, summary.Key.Value));
            if (!file.StartsWith(root, StringComparison.Ordinal))
            {
                throw new ConfigurationException($"Key '{summary.Key}' would be written outside '{root}'; nothing further was copied.");
            }

            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            OssObject content = await oss.GetObjectAsync(bucket, summary.Key, GetObjectOptions.Default, cancellationToken);
            await File.WriteAllBytesAsync(file, content.Body, cancellationToken);
            count++;
        }

        return count;
    }
}
