using System.Runtime.CompilerServices;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;
using ActionTrail.Core.Archive;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Events;

namespace ActionTrail.Engine.Verification;

/// <summary>Finds events in the files that trails delivered to a bucket. Objects whose key rules them out are not read.</summary>
/// <param name="connection">An identity that may list and read the bucket, in its region.</param>
/// <param name="bucket">Bucket.</param>
/// <param name="prefix">Key prefix of the trail.</param>
public sealed class DeliveredArchive(CloudConnection connection, BucketName bucket, OssKeyPrefix prefix)
{
    private readonly OssClient _oss = new(connection);

    /// <summary>Finds events, file by file; files are read as results are consumed.</summary>
    /// <param name="query">Which.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The events.</returns>
    /// <exception cref="Core.Errors.ApiException">OSS refused a call.</exception>
    /// <exception cref="Core.Errors.InvalidArchiveException">A file is broken.</exception>
    public async IAsyncEnumerable<AuditEvent> FindAsync(DeliveredArchiveQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var listing = new ListObjectsOptions { Prefix = prefix.Before("AliyunLogs/") };
        await foreach (OssObjectSummary summary in _oss.ListObjectsAsync(bucket, listing, cancellationToken).ConfigureAwait(false))
        {
            if (!ArchiveObjectKey.TryParse(summary.Key.Value, out ArchiveObjectKey? key) || !query.MayBeIn(key))
            {
                continue;
            }

            OssObject file = await _oss.GetObjectAsync(bucket, summary.Key, GetObjectOptions.Default, cancellationToken).ConfigureAwait(false);
            foreach (byte[] json in ArchiveFileReader.ReadAll(file.Body.ToArray()))
            {
                AuditEvent found = AuditEvent.Parse(json);
                if (query.Fits(found))
                {
                    yield return found;
                }
            }
        }
    }
}
