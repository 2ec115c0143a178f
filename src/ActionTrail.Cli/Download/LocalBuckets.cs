using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;
using ActionTrail.LocalCloud;

namespace ActionTrail.Cli.Download;

/// <summary>Finds buckets of a local cloud, whichever account they belong to.</summary>
internal static class LocalBuckets
{
    /// <summary>The owner of a bucket, in its region.</summary>
    /// <param name="cloud">The cloud.</param>
    /// <param name="bucket">The bucket.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>A connection as the owner.</returns>
    /// <exception cref="ConfigurationException">No account owns it.</exception>
    public static async Task<CloudConnection> OwnerAsync(LocalCloudHost cloud, BucketName bucket, CancellationToken cancellationToken)
    {
        foreach (LocalAccount account in cloud.Accounts)
        {
            var global = new OssClient(cloud.Connect(account.Id, RegionId.Parse("cn-hangzhou")));
            await foreach (OssBucketSummary summary in global.ListBucketsAsync(bucket.Value, cancellationToken))
            {
                if (summary.Name == bucket)
                {
                    return cloud.Connect(account.Id, summary.Region);
                }
            }
        }

        throw new ConfigurationException($"No account of local cloud '{cloud.Folder}' owns a bucket '{bucket}'.");
    }
}
