using System.Globalization;
using System.Text.Json;
using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.MaxCompute;

/// <summary>One upload: session, blocks, commit. Nothing is visible before the commit, and then everything.</summary>
/// <param name="calls">The Tunnel.</param>
/// <param name="path">Path of the table.</param>
/// <param name="partition">Partition to write to, or null.</param>
internal sealed class TunnelUpload(TunnelCalls calls, string path, PartitionSpec? partition)
{
    private const string Operation = "MaxCompute.Upload";

    /// <summary>Bytes at which a block is full; a block holds at least one record.</summary>
    private const int FullBlock = 8 * 1024 * 1024;

    /// <summary>Uploads records.</summary>
    public async Task RunAsync(IEnumerable<MaxComputeRecord> records, CancellationToken cancellationToken)
    {
        JsonElement session = await calls.SessionAsync(Operation, "POST", path, cancellationToken, Query(("uploads", "1"))).ConfigureAwait(false);
        string id = TunnelCalls.Text(session, "UploadID");
        IReadOnlyList<MaxComputeColumn> columns = session.TryGetProperty("Schema", out JsonElement schema)
            ? TunnelSchema.Read(schema).Columns
            : throw new TransportException($"{Operation} answered without 'Schema'.");

        int blocks = 0;
        var writer = new RecordStreamWriter(columns);
        foreach (MaxComputeRecord record in records)
        {
            writer.Write(record);
            if (writer.Length >= FullBlock)
            {
                await PutAsync(id, blocks++, writer, cancellationToken).ConfigureAwait(false);
                writer = new RecordStreamWriter(columns);
            }
        }

        if (writer.Count > 0)
        {
            await PutAsync(id, blocks++, writer, cancellationToken).ConfigureAwait(false);
        }

        await CommitAsync(id, blocks, cancellationToken).ConfigureAwait(false);
    }

    private Task PutAsync(string id, int block, RecordStreamWriter writer, CancellationToken cancellationToken) =>
        calls.PutAsync(Operation, path, writer.Finish(), cancellationToken, Query(("uploadid", id), ("blockid", block.ToString(CultureInfo.InvariantCulture))));

    private async Task CommitAsync(string id, int blocks, CancellationToken cancellationToken)
    {
        JsonElement state = await calls.SessionAsync(Operation, "GET", path, cancellationToken, Query(("uploadid", id))).ConfigureAwait(false);
        int received = state.TryGetProperty("UploadedBlockList", out JsonElement list) ? list.GetArrayLength() : 0;
        if (received != blocks)
        {
            throw new TransportException($"Upload {id} has {received} blocks on the server; {blocks} were sent.");
        }

        try
        {
            await calls.SessionAsync(Operation, "POST", path, cancellationToken, Query(("uploadid", id))).ConfigureAwait(false);
        }
        catch (ApiException conflict) when (conflict.Code == "StatusConflict")
        {
            // A commit whose answer got lost is repeated and then refused, because the session is closed already: that is success.
            state = await calls.SessionAsync(Operation, "GET", path, cancellationToken, Query(("uploadid", id))).ConfigureAwait(false);
            if (!TunnelCalls.Text(state, "Status").Equals("closed", StringComparison.OrdinalIgnoreCase))
            {
                throw;
            }
        }
    }

    private (string, string?)[] Query(params (string Name, string? Value)[] query) =>
        partition is null ? query : [.. query, ("partition", partition.ToString())];
}
