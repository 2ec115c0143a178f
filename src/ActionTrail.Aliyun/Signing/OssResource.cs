namespace ActionTrail.Aliyun.Signing;

/// <summary>What an OSS request addresses.</summary>
/// <param name="Bucket">Bucket name; null for the service itself (ListBuckets).</param>
/// <param name="Key">Decoded object key; empty for the bucket or the service.</param>
public sealed record OssResource(string? Bucket, string Key)
{
    /// <summary>The resource as OSS signs it: <c>/bucket/key</c>, <c>/bucket/</c> or <c>/</c>, decoded, whatever the URL style was.</summary>
    public string Path => Bucket is null ? "/" : $"/{Bucket}/{Key}";
}
