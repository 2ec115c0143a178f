using System.Runtime.CompilerServices;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;

namespace ActionTrail.Engine.Verification.Seals;

/// <summary>A bucket, read through its own API.</summary>
/// <param name="connection">An identity that may list and read the bucket, in its region.</param>
/// <param name="bucket">Bucket.</param>
/// <param name="prefix">Key prefix; empty for the whole bucket.</param>
public sealed class BucketSealedArchive(CloudConnection connection, BucketName bucket, string prefix) : ISealedArchive
{
    private readonly OssClient _oss = new(connection);

    /// <inheritdoc/>
    public string Name => prefix.Length == 0 ? $"oss://{bucket}" : $"oss://{bucket}/{prefix.TrimEnd('/')}";

    /// <inheritdoc/>
    public int Parallelism => 16;

    /// <inheritdoc/>
    public async IAsyncEnumerable<(string Key, DateTimeOffset? Changed)> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var listing = new ListObjectsOptions { Prefix = prefix.Length == 0 ? "" : $"{prefix.TrimEnd('/')}/" };
        await foreach (OssObjectSummary summary in _oss.ListObjectsAsync(bucket, listing, cancellationToken).ConfigureAwait(false))
        {
            yield return (summary.Key.Value, summary.LastModified);
        }
    }

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        if (!ObjectKey.TryParse(key, out ObjectKey? parsed))
        {
            return null; // A digest is an object like any other: what it names may be no key at all.
        }

        try
        {
            return (await _oss.GetObjectAsync(bucket, parsed, GetObjectOptions.Default, cancellationToken).ConfigureAwait(false)).Body;
        }
        catch (ApiException absent) when (absent.Code == "NoSuchKey")
        {
            return null;
        }
    }
}
