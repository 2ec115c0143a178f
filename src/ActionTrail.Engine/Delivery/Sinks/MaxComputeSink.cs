using System.Globalization;
using ActionTrail.Aliyun.MaxCompute;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Events;
using ActionTrail.Engine.Delivery.Seals;

namespace ActionTrail.Engine.Delivery.Sinks;

/// <summary>Writes each batch as rows of one day into the trail's table, which it makes itself. At least once.</summary>
/// <param name="trail">The trail.</param>
/// <param name="target">Where the rows go.</param>
/// <param name="writer">Who writes.</param>
/// <param name="client">Client in the project's region that signs as the writer.</param>
public sealed class MaxComputeSink(TrailIdentity trail, TableTarget target, IDestinationIdentity writer, MaxComputeClient client) : IDeliverySink
{
    /// <summary>Partition column: the UTC day of the event, <c>yyyyMMdd</c>.</summary>
    public const string DayColumn = "ds";

    // Unconfirmed: columns and partitions of the table. The documents say only that events are in JSON; the first three columns are what queries ask for most.
    private const string Columns = "event_id STRING, account_id STRING, event_time STRING, event STRING";

    private readonly MaxComputeProjectName _project = target.Project.Project;
    private readonly MaxComputeTableName _table = DeliveryNames.TableFor(trail.Arn.Trail);
    private readonly HashSet<string> _days = new(StringComparer.Ordinal);
    private bool _isReady;

    /// <inheritdoc/>
    public bool IsActive => true;

    /// <inheritdoc/>
    public async Task<WrittenObject?> WriteAsync(DeliveryBatch batch, CancellationToken cancellationToken)
    {
        try
        {
            await PrepareAsync(batch.Partition.Date, cancellationToken).ConfigureAwait(false);
            await client.UploadAsync(_project, _table, DayOf(batch.Partition.Date), Encode(batch), cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (ApiException missing) when (missing.Kind == ApiErrorKind.NotFound)
        {
            // Somebody dropped the table or a partition; the next try makes it again.
            _isReady = false;
            _days.Clear();
            throw missing.Code == "NoSuchProject" ? ProjectMissing(missing) : missing;
        }
        catch (ApiException denied) when (denied.Kind == ApiErrorKind.Denied)
        {
            throw writer.Denied($"table '{_table}' of MaxCompute project '{_project}'", denied);
        }
    }

    private static MaxComputeRecord[] Encode(DeliveryBatch batch) =>
        [.. batch.Events.Select(static each => MaxComputeRecord.Of(
            AuditEventFields.Read(each.Json.Span).EventId, each.AccountId, each.EventTime.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), each.Json))];

    private static PartitionSpec DayOf(string date) => PartitionSpec.Of(DayColumn, date);

    private async Task PrepareAsync(string date, CancellationToken cancellationToken)
    {
        if (!_isReady)
        {
            string ddl = $"CREATE TABLE IF NOT EXISTS {_table} ({Columns}) PARTITIONED BY ({DayColumn} STRING);";
            await client.ExecuteSqlAsync(_project, ddl, settings: null, cancellationToken).ConfigureAwait(false);
            _isReady = true;
        }

        if (!_days.Contains(date))
        {
            await client.AddPartitionAsync(_project, _table, DayOf(date), cancellationToken).ConfigureAwait(false);
            _days.Add(date);
        }
    }

    private DeliveryException ProjectMissing(ApiException missing) => writer.Missing($"MaxCompute project '{_project}'", $"New-AtMaxComputeDestination -Context {{context}} -Project {_project}", missing);
}
