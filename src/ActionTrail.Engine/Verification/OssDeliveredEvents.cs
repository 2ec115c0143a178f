using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;
using ActionTrail.Core.Archive;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Events;

namespace ActionTrail.Engine.Verification;

/// <summary>Reads delivered files from a bucket and checks each against its key: layout, event count, size and MD5.</summary>
/// <param name="connection">An identity that may list and read the bucket.</param>
/// <param name="bucket">Bucket.</param>
/// <param name="prefix">Key prefix of the trail.</param>
/// <param name="trailOwner">Account whose files carry no account folder, for single-account trails.</param>
public sealed class OssDeliveredEvents(CloudConnection connection, BucketName bucket, OssKeyPrefix prefix, string trailOwner) : IDeliveredEvents
{
    private readonly OssClient _oss = new(connection);

    /// <inheritdoc/>
    public string Kind => "OSS";

    /// <inheritdoc/>
    public async IAsyncEnumerable<DeliveredEvent> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var listing = new ListObjectsOptions { Prefix = prefix.Before("AliyunLogs/") };
        await foreach (OssObjectSummary summary in _oss.ListObjectsAsync(bucket, listing, cancellationToken).ConfigureAwait(false))
        {
            ArchiveObjectKey key = ArchiveObjectKey.Parse(summary.Key.Value);
            OssObject file = await _oss.GetObjectAsync(bucket, summary.Key, GetObjectOptions.Default, cancellationToken).ConfigureAwait(false);
            IReadOnlyList<byte[]> events = Open(key, file.Body.ToArray());
            foreach (byte[] json in events)
            {
                yield return new DeliveredEvent(key.Partition.Account?.Value ?? trailOwner, AuditEventFields.Read(json).EventId, summary.Key.Value);
            }
        }
    }

    private static IReadOnlyList<byte[]> Open(ArchiveObjectKey key, byte[] body)
    {
        IReadOnlyList<byte[]> events = ArchiveFileReader.ReadAll(body);
        string md5 = Convert.ToHexStringLower(MD5.HashData(body));
        return events.Count == key.EventCount && body.Length == key.Size && md5 == key.Md5
            ? events
            : throw new DeliveryException(
                $"Object '{key}' should hold {key.EventCount} events in {key.Size} bytes with MD5 {key.Md5}; it holds {events.Count} events in {body.Length} bytes with MD5 {md5}.",
                "Compare the object with its source; it was changed after delivery.");
    }
}
