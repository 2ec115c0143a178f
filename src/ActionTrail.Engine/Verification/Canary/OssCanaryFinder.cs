using System.Globalization;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Archive;
using ActionTrail.Core.Destinations;

namespace ActionTrail.Engine.Verification.Canary;

/// <summary>Looks in a bucket: lists the folders of the calls' account, region and day, and reads each new file behind the time of the call once.</summary>
/// <param name="connection">An identity that may list and read the bucket, in its region.</param>
/// <param name="bucket">Bucket.</param>
/// <param name="prefix">Key prefix of the trail.</param>
/// <param name="directoryId">Directory of a multi-account trail; empty for a single-account trail.</param>
public sealed class OssCanaryFinder(CloudConnection connection, BucketName bucket, OssKeyPrefix prefix, string directoryId) : ICanaryFinder
{
    private readonly OssClient _oss = new(connection);
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Kind => "OSS";

    /// <inheritdoc/>
    public async Task<IReadOnlySet<string>> FindAsync(IReadOnlyCollection<CanaryCall> calls, CancellationToken cancellationToken)
    {
        var marks = new CanaryMarks(calls);
        foreach ((string folder, string after) in calls.SelectMany(FoldersOf).Distinct())
        {
            var listing = new ListObjectsOptions { Prefix = folder, StartAfter = after };
            await foreach (OssObjectSummary summary in _oss.ListObjectsAsync(bucket, listing, cancellationToken).ConfigureAwait(false))
            {
                if (_read.Contains(summary.Key.Value))
                {
                    continue;
                }

                OssObject file = await _oss.GetObjectAsync(bucket, summary.Key, GetObjectOptions.Default, cancellationToken).ConfigureAwait(false);
                foreach (byte[] json in ArchiveFileReader.ReadAll(file.Body.ToArray()))
                {
                    marks.Look(json);
                }

                _read.Add(summary.Key.Value);
            }
        }

        return marks.Found;
    }

    /// <summary>The folders that may hold a call's event, each with the first key that can. A file lies in the folder of its latest event's day.</summary>
    private IEnumerable<(string Folder, string After)> FoldersOf(CanaryCall call)
    {
        ArchivePartition partition = directoryId.Length == 0
            ? ArchivePartition.SingleAccount(prefix, ArchiveKind.Management, call.Region)
            : ArchivePartition.MultiAccount(prefix, ArchiveKind.Management, (directoryId, AccountId.Parse(call.Member.AccountId)), call.Region);
        DateTime first = (call.MadeAt - CanaryMarks.ClockSkew).UtcDateTime;
        DateTime last = (connection.Time.GetUtcNow() + CanaryMarks.ClockSkew).UtcDateTime;
        for (DateOnly day = DateOnly.FromDateTime(first); day <= DateOnly.FromDateTime(last); day = day.AddDays(1))
        {
            string folder = partition.DayFolder(day);
            yield return (folder, $"{folder}Actiontrail_{call.Region}_{first.ToString("yyyyMMddHHmm", CultureInfo.InvariantCulture)}");
        }
    }
}
