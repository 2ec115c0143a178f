using ActionTrail.Aliyun.Oss;
using ActionTrail.Core.Archive;
using ActionTrail.Core.Arns;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Seals;

namespace ActionTrail.Engine.Delivery.Seals;

/// <summary>
/// Seals what a lane delivered: each digest names the objects delivered since the digest before and carries that one's hash. A digest is
/// journalled before it is written and its key holds its hash, so a retry or a restart writes the same digest again: a chain never forks.
/// Not thread-safe; a lane works for itself, one step at a time.
/// </summary>
public sealed class LaneSeal
{
    /// <summary>Key of the lane.</summary>
    public required string Lane { get; init; }

    /// <summary>The trail.</summary>
    public required TrailArn Trail { get; init; }

    /// <summary>When the trail was created (UTC).</summary>
    public required DateTimeOffset TrailCreatedAt { get; init; }

    /// <summary>What kind of events the lane delivers.</summary>
    public required ArchiveKind Kind { get; init; }

    /// <summary>Journal of the chains.</summary>
    public required ISealStore Store { get; init; }

    /// <summary>Makes the writer of a destination.</summary>
    public required Func<BucketTarget, Sinks.OssObjectWriter> Connect { get; init; }

    /// <summary>Where the trail delivers now; null for nowhere.</summary>
    public required Func<BucketTarget?> Current { get; init; }

    /// <summary>Clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>The key of the newest digest where the trail delivers now. A key has no bucket in it, so those of other places would say more than they can prove.</summary>
    /// <returns>The key; nothing before the first digest.</returns>
    public IReadOnlyList<string> Heads() => [.. Store.Heads(Lane).Where(head => IsCurrent(head.Destination)).Select(head => KeyOf(head).ToString())];

    /// <summary>Seals everything that was delivered and is not sealed.</summary>
    /// <param name="cancellationToken">Ends the sealing; what was journalled is written by the next.</param>
    /// <returns>A task that completes when every digest is at its destination.</returns>
    /// <exception cref="ActionTrailException">The trail's destination did not take a digest.</exception>
    public async Task SealAsync(CancellationToken cancellationToken)
    {
        foreach (BucketTarget destination in Store.Unsealed(Lane))
        {
            try
            {
                await SealAsync(destination, cancellationToken).ConfigureAwait(false);
            }
            catch (ActionTrailException failure) when (!IsCurrent(destination))
            {
                // The trail has moved on and nobody mends this destination for it: while the bucket is there each round tries again.
                if (failure.InnerException is ApiException { Code: "NoSuchBucket" })
                {
                    PassOver(destination);
                }
            }
        }
    }

    private async Task SealAsync(BucketTarget destination, CancellationToken cancellationToken)
    {
        Sinks.OssObjectWriter? writer = null;
        while (Store.Open(Lane, destination, Time.GetUtcNow()) is { } draft)
        {
            byte[] file = Encode(destination, draft);
            var link = new SealHead(destination, draft.Sequence, SealDigest.HashOf(file));
            writer ??= Connect(destination);
            await writer.WriteAsync(KeyOf(link).ToObjectKey(), file, new PutObjectOptions { ContentType = "text/plain" }, cancellationToken).ConfigureAwait(false);
            Store.Close(Lane, link, draft);
        }
    }

    /// <summary>
    /// Goes on with the chain of a bucket that is no more. Its objects went with it, and so did their digests, written or not: whatever
    /// was made of a number once, no other digest gets it.
    /// </summary>
    private void PassOver(BucketTarget destination)
    {
        while (Store.Open(Lane, destination, Time.GetUtcNow()) is { } draft)
        {
            Store.Close(Lane, new SealHead(destination, draft.Sequence, SealDigest.HashOf(Encode(destination, draft))), draft);
        }
    }

    private byte[] Encode(BucketTarget destination, SealDraft draft) => SealDigestFile.Write(new SealDigest
    {
        Trail = Trail.ToString(),
        Bucket = destination.Bucket.Value,
        Chain = ChainAt(destination).Folder,
        Sequence = draft.Sequence,
        Previous = draft.Previous,
        SealedAt = draft.SealedAt,
        TotalObjects = draft.TotalObjects,
        TotalEvents = draft.TotalEvents,
        Objects = draft.Objects,
    });

    private bool IsCurrent(BucketTarget destination) =>
        Current() is { } current && current.Bucket == destination.Bucket && ChainAt(current) == ChainAt(destination);

    private SealChain ChainAt(BucketTarget destination) => SealChain.Of(Trail, TrailCreatedAt, Kind, destination.Prefix);

    private SealDigestKey KeyOf(SealHead link) => new(ChainAt(link.Destination), link.Sequence, link.Sha256);
}
