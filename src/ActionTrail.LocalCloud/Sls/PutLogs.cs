using System.Globalization;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Sls;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Sls.Logs;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Writes a group of logs, whole or not at all.</summary>
internal sealed class PutLogs() : SlsOperation(
    "PutLogs",
    SlsAccess.WriteData,
    new SlsRoute("POST", "/logstores/{logstore}/shards/lb"),
    new SlsRoute("POST", "/logstores/{logstore}/shards/route"),
    new SlsRoute("POST", "/logstores/{logstore}"))
{
    /// <summary>Most bytes of one group before compression.</summary>
    /// <remarks>Unconfirmed: documents say 3, 5 and 10 MB; the largest, so that no client is refused that the real service takes.</remarks>
    private const int MostBytes = 10 * 1024 * 1024;

    private const int LongestKey = 128;
    private const int LongestValue = 1024 * 1024;

    /// <inheritdoc/>
    protected override string Action => "log:PostLogStoreLogs";

    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call)
    {
        SlsLogstoreDocument logstore = call.RequireLogstore();
        if (logstore.BelongsToTrail && !TrailWriter.Is(call.Caller))
        {
            // Unconfirmed: the documents say only that such writes are rejected.
            throw new CloudError(403, "ProjectForbidden", $"logstore {logstore.Name} is written by ActionTrail only");
        }

        SlsLogGroup group = Check(Decode(call));
        LogTable table = LogTable.Of(call.Cloud);
        table.Purge(logstore.Id, logstore.ExpiredBefore(call.Now));
        if (group.Logs.Count > 0)
        {
            table.Append(logstore.Id, Shard(call, logstore, table), call.UnixNow, WithMeta(call, logstore, group));
        }

        return SlsAnswer.Empty();
    }

    private static SlsLogGroup Decode(SlsCall call)
    {
        WireHeaders headers = call.Request.Headers;
        string type = headers["Content-Type"];
        if (type.Length == 0)
        {
            throw new CloudError(400, "MissingContentType", "Content-Type does not exist in http header when body is not empty.");
        }

        if (!type.StartsWith("application/x-protobuf", StringComparison.OrdinalIgnoreCase))
        {
            throw new CloudError(415, "InvalidContentType", $"Content-Type {type} is unsupported.");
        }

        string compression = headers["x-log-compresstype"].ToLowerInvariant();
        if (compression is not ("" or SlsCompression.Lz4 or SlsCompression.Deflate))
        {
            throw new CloudError(400, "InvalidCompressType", $"x-log-compresstype {compression} is unsupported.");
        }

        try
        {
            return SlsProtobuf.Decode(SlsCompression.Decompress(compression, call.Request.Body, RawSize(call, compression)).Span);
        }
        catch (SlsDecodeException refused)
        {
            throw new CloudError(400, CodeOf(refused.Problem), refused.Message);
        }
    }

    private static int RawSize(SlsCall call, string compression)
    {
        string text = call.Request.Headers["x-log-bodyrawsize"];
        if (text.Length == 0 && compression.Length > 0)
        {
            throw new CloudError(400, "MissingBodyRawSize", "x-log-bodyrawsize does not exist in header when it is necessary.");
        }

        long size = call.Request.Body.Length;
        if (text.Length > 0 && !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out size))
        {
            throw new CloudError(400, "InvalidBodyRawSize", $"x-log-bodyrawsize {text} is invalid.");
        }

        return Math.Max(size, call.Request.Body.Length) <= MostBytes ? (int)size : throw TooLarge();
    }

    private static string CodeOf(SlsDecodeProblem problem) => problem switch
    {
        SlsDecodeProblem.Compression => "PostBodyUncompressError",
        SlsDecodeProblem.NotUtf8 => "InvalidEncoding",
        SlsDecodeProblem.MissingTime => "InvalidTimestamp",
        _ => "PostBodyInvalid",
    };

    /// <remarks>
    /// The documented time window (7 days back, 15 minutes ahead) is not enforced: trails deliver events with their own, older times.
    /// Unconfirmed: whether the service exempts ActionTrail from it.
    /// </remarks>
    private static SlsLogGroup Check(SlsLogGroup group)
    {
        if (group.Logs.Count > SlsLogGroup.MaxLogs)
        {
            throw TooLarge();
        }

        foreach ((string key, string value) in group.Logs.SelectMany(static log => log.Contents))
        {
            if (key.Length == 0 || System.Text.Encoding.UTF8.GetByteCount(key) > LongestKey)
            {
                throw new CloudError(400, "InvalidKey", "Invalid keys are in logs.");
            }

            if (value.Length > LongestValue)
            {
                throw TooLarge();
            }
        }

        return group;
    }

    private static CloudError TooLarge() => new(400, "PostBodyTooLarge", "Logs must be less than or equal to 10 MB and 4096 entries.");

    private static int Shard(SlsCall call, SlsLogstoreDocument logstore, LogTable table)
    {
        SlsShardRecord[] writable = [.. logstore.Shards.Where(static shard => shard.Writable)];
        string key = call.Query.GetValueOrDefault("key", "").ToLowerInvariant();
        if (key.Length == 0)
        {
            return writable[table.Version(logstore.Id) % writable.Length].Id;
        }

        return key.Length == 32 && key.All(char.IsAsciiHexDigit) ? writable.First(shard => shard.Holds(key)).Id : throw SlsErrors.ParameterInvalid($"key {key} is not 32 hex digits.");
    }

    private static SlsLogGroup WithMeta(SlsCall call, SlsLogstoreDocument logstore, SlsLogGroup group)
    {
        string address = call.Request.RemoteAddress;
        SlsLogGroup sourced = group.Source.Length > 0 ? group : group with { Source = address };
        return logstore.AppendsMeta
            ? sourced with { Tags = [.. group.Tags, new("__client_ip__", address), new("__receive_time__", call.UnixNow.ToString(CultureInfo.InvariantCulture))] }
            : sourced;
    }
}
