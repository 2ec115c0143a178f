using System.Globalization;
using ActionTrail.Aliyun.Http;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;
using static ActionTrail.Aliyun.Sls.SlsTarget;

namespace ActionTrail.Aliyun.Sls;

/// <summary>
/// Shards of a logstore: listing, splitting, merging, and reading them from end to end by cursor. Every method throws
/// <see cref="ApiException"/> for an error answer and <see cref="TransportException"/> when there was none.
/// </summary>
/// <param name="connection">Who calls, in which region; requests are signed with V4.</param>
public sealed class SlsShardClient(CloudConnection connection)
{
    private readonly SlsRequests _requests = new(connection);

    /// <summary>Shards of a logstore, those that were split or merged away included.</summary>
    public async Task<IReadOnlyList<SlsShard>> ListShardsAsync(SlsProjectName project, SlsLogstoreName logstore, CancellationToken cancellationToken) =>
        SlsJson.Read<List<SlsShard>>("ListShards", await _requests.SendAsync("ListShards", project, new("GET", $"/logstores/{logstore}/shards"), cancellationToken).ConfigureAwait(false));

    /// <summary>Splits a shard in two.</summary>
    /// <param name="project">The project.</param>
    /// <param name="logstore">The logstore.</param>
    /// <param name="shard">Number of a writable shard.</param>
    /// <param name="key">Where to split, 32 hex digits inside its range; null for the middle.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The old shard, now read only, and the two new ones.</returns>
    public async Task<IReadOnlyList<SlsShard>> SplitShardAsync(SlsProjectName project, SlsLogstoreName logstore, int shard, string? key, CancellationToken cancellationToken) =>
        SlsJson.Read<List<SlsShard>>("SplitShard", await _requests.SendAsync(
            "SplitShard", project, new("POST", ShardPath(logstore, shard), With("action", "split"), With("key", key)), cancellationToken).ConfigureAwait(false));

    /// <summary>Merges a shard with its right neighbour.</summary>
    /// <returns>The new shard and the two old ones, now read only.</returns>
    public async Task<IReadOnlyList<SlsShard>> MergeShardsAsync(SlsProjectName project, SlsLogstoreName logstore, int shard, CancellationToken cancellationToken) =>
        SlsJson.Read<List<SlsShard>>("MergeShards", await _requests.SendAsync(
            "MergeShards", project, new("POST", ShardPath(logstore, shard), With("action", "merge")), cancellationToken).ConfigureAwait(false));

    /// <summary>A cursor at one end of a shard, or at a time of receipt.</summary>
    /// <param name="project">The project.</param>
    /// <param name="logstore">The logstore.</param>
    /// <param name="shard">The shard.</param>
    /// <param name="from"><c>begin</c>, <c>end</c>, or Unix seconds.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>An opaque text.</returns>
    public async Task<string> GetCursorAsync(SlsProjectName project, SlsLogstoreName logstore, int shard, string from, CancellationToken cancellationToken) =>
        SlsJson.Read<Dictionary<string, string>>("GetCursor", await _requests.SendAsync(
            "GetCursor", project, new("GET", ShardPath(logstore, shard), With("type", "cursor"), With("from", from)), cancellationToken).ConfigureAwait(false))["cursor"];

    /// <summary>Reads logs of a shard in the order of receipt.</summary>
    /// <param name="project">The project.</param>
    /// <param name="logstore">The logstore.</param>
    /// <param name="shard">The shard.</param>
    /// <param name="cursor">Where to start, from <see cref="GetCursorAsync"/> or <see cref="SlsPulledLogs.NextCursor"/>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>At most 1,000 groups.</returns>
    public async Task<SlsPulledLogs> PullLogsAsync(SlsProjectName project, SlsLogstoreName logstore, int shard, string cursor, CancellationToken cancellationToken)
    {
        WireRequest request = _requests.Open(
            project,
            new("GET", ShardPath(logstore, shard), With("type", "logs"), With("cursor", cursor), With("count", 1000)),
            ReadOnlyMemory<byte>.Empty,
            rawSize: 0);
        request.Headers["Accept"] = "application/x-protobuf";
        request.Headers["Accept-Encoding"] = SlsCompression.Lz4;
        WireResponse response = await _requests.SendAsync("PullLogs", request, cancellationToken).ConfigureAwait(false);
        try
        {
            int rawSize = (int)SlsJson.Number(response, "x-log-bodyrawsize", response.Body.Length);
            ReadOnlyMemory<byte> raw = SlsCompression.Decompress(response.Headers["x-log-compresstype"], response.Body, rawSize);
            return new SlsPulledLogs(SlsProtobuf.DecodeList(raw.Span), response.Headers["x-log-cursor"]);
        }
        catch (SlsDecodeException broken)
        {
            throw new ApiException("Log Service PullLogs", response.Status, "MalformedAnswer", broken.Message, response.Headers["x-log-requestid"]);
        }
    }

    private static string ShardPath(SlsLogstoreName logstore, int shard) => string.Create(CultureInfo.InvariantCulture, $"/logstores/{logstore}/shards/{shard}");
}
