namespace ActionTrail.LocalCloud.Oss;

/// <summary>The buckets of the cloud, for OSS itself and for services that refer to buckets.</summary>
internal static class OssBuckets
{
    /// <summary>Finds a bucket of any account.</summary>
    /// <param name="cloud">State of the cloud.</param>
    /// <param name="name">Bucket name.</param>
    /// <returns>The bucket with its owner and region, or null.</returns>
    public static BucketDocument? Find(CloudState cloud, string name) => cloud.Documents.Find<BucketDocument>("", name);

    /// <summary>All buckets of all accounts, by name.</summary>
    public static IEnumerable<BucketDocument> All(CloudState cloud) => cloud.Documents.List<BucketDocument>("").Select(static pair => pair.Value);

    /// <summary>The buckets of an account, by name.</summary>
    public static IEnumerable<BucketDocument> OwnedBy(CloudState cloud, string accountId) => All(cloud).Where(bucket => bucket.Owner == accountId);

    /// <summary>Keeps a bucket.</summary>
    public static void Save(CloudState cloud, BucketDocument bucket) => cloud.Documents.Put("", bucket.Name, bucket);

    /// <summary>Forgets a bucket.</summary>
    public static void Remove(CloudState cloud, BucketDocument bucket) => cloud.Documents.Remove<BucketDocument>("", bucket.Name);
}
