using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Archive;
using ActionTrail.Core.Destinations;

namespace ActionTrail.Engine.Verification.Coverage;

/// <summary>Reads it off the keys in a bucket: down the folders of the account, in each region to the last year, month and day. No object is read.</summary>
/// <param name="connection">An identity that may list the bucket, in its region.</param>
/// <param name="bucket">Bucket.</param>
/// <param name="prefix">Key prefix of the trail.</param>
/// <param name="directoryId">Directory of the multi-account trail.</param>
public sealed class OssLastSeen(CloudConnection connection, BucketName bucket, OssKeyPrefix prefix, string directoryId) : ILastSeen
{
    private const int LevelsOfDate = 3;
    private readonly OssClient _oss = new(connection);

    /// <inheritdoc/>
    public string Kind => "OSS";

    /// <inheritdoc/>
    public async Task<DateTimeOffset?> OfAsync(AccountId account, CancellationToken cancellationToken)
    {
        DateTimeOffset? latest = null;
        foreach (string region in await FoldersAsync(prefix.Before($"AliyunLogs/Actiontrail/{directoryId}/{account}/"), cancellationToken).ConfigureAwait(false))
        {
            string? folder = region;
            for (int level = 0; level < LevelsOfDate && folder is not null; level++)
            {
                IReadOnlyList<string> inner = await FoldersAsync(folder, cancellationToken).ConfigureAwait(false);
                folder = inner.Count == 0 ? null : inner[^1];
            }

            DateTimeOffset? here = folder is null ? null : await LatestAsync(folder, cancellationToken).ConfigureAwait(false);
            latest = here > latest || latest is null ? here : latest;
        }

        return latest;
    }

    /// <summary>The folders right below one, in order.</summary>
    private async Task<IReadOnlyList<string>> FoldersAsync(string folder, CancellationToken cancellationToken)
    {
        var listing = new ListObjectsOptions { Prefix = folder, Delimiter = "/" };
        var below = new List<string>();
        string? token = null;
        do
        {
            OssObjectPage page = await _oss.ListObjectPageAsync(bucket, listing, token, cancellationToken).ConfigureAwait(false);
            below.AddRange(page.CommonPrefixes);
            token = page.NextToken;
        }
        while (token is not null);
        return below;
    }

    private async Task<DateTimeOffset?> LatestAsync(string folder, CancellationToken cancellationToken)
    {
        DateTimeOffset? latest = null;
        await foreach (OssObjectSummary summary in _oss.ListObjectsAsync(bucket, new ListObjectsOptions { Prefix = folder }, cancellationToken).ConfigureAwait(false))
        {
            if (ArchiveObjectKey.TryParse(summary.Key.Value, out ArchiveObjectKey? key) && (latest is null || key.Time > latest))
            {
                latest = key.Time;
            }
        }

        return latest;
    }
}
