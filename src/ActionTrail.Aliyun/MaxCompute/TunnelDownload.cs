using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.MaxCompute;

/// <summary>One download: session, then the rows in windows, so that a slow reader holds one window only.</summary>
/// <param name="calls">The Tunnel.</param>
/// <param name="path">Path of the table or instance.</param>
/// <param name="partition">Partition to read, or null.</param>
internal sealed class TunnelDownload(TunnelCalls calls, string path, PartitionSpec? partition)
{
    private const string Operation = "MaxCompute.Download";
    private const long Window = 10_000;
    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(200);

    /// <summary>Reads all rows.</summary>
    public async IAsyncEnumerable<MaxComputeRecord> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        JsonElement session = await OpenAsync(cancellationToken).ConfigureAwait(false);
        string id = TunnelCalls.Text(session, "DownloadID");
        long count = session.GetProperty("RecordCount").GetInt64();
        IReadOnlyList<MaxComputeColumn> columns = TunnelSchema.Read(session.GetProperty("Schema")).Columns;
        for (long start = 0; start < count; start += Window)
        {
            string range = string.Create(CultureInfo.InvariantCulture, $"({start},{Math.Min(Window, count - start)})");
            ReadOnlyMemory<byte> data = await calls.DataAsync(
                Operation, path, cancellationToken, Query(("downloadid", id), ("rowrange", range), ("data", null))).ConfigureAwait(false);
            foreach (MaxComputeRecord record in Records(columns, data))
            {
                yield return record;
            }
        }
    }

    private async Task<JsonElement> OpenAsync(CancellationToken cancellationToken)
    {
        JsonElement session = await calls.SessionAsync(
            Operation, "POST", path, cancellationToken, Query(("downloads", null), ("asyncmode", "true"))).ConfigureAwait(false);
        while (TunnelCalls.Text(session, "Status").Equals("initiating", StringComparison.OrdinalIgnoreCase))
        {
            await Task.Delay(s_poll, calls.Time, cancellationToken).ConfigureAwait(false);
            session = await calls.SessionAsync(
                Operation, "GET", path, cancellationToken, Query(("downloadid", TunnelCalls.Text(session, "DownloadID")))).ConfigureAwait(false);
        }

        return session;
    }

    private static List<MaxComputeRecord> Records(IReadOnlyList<MaxComputeColumn> columns, ReadOnlyMemory<byte> data)
    {
        var records = new List<MaxComputeRecord>();
        try
        {
            var reader = new RecordStreamReader(columns, data);
            while (reader.Read())
            {
                records.Add(reader.Record());
            }
        }
        catch (RecordStreamException damaged)
        {
            throw new TransportException($"The Tunnel sent a damaged stream: {damaged.Message}", damaged);
        }

        return records;
    }

    private (string, string?)[] Query(params (string Name, string? Value)[] query) =>
        partition is null ? query : [.. query, ("partition", partition.ToString())];
}
