using System.Text;
using ActionTrail.Aliyun.Sls;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Delivery.Seals;

namespace ActionTrail.Engine.Delivery.Sinks;

/// <summary>Writes each batch as one group of logs into the trail's logstore, which it makes itself. At least once.</summary>
/// <param name="trail">The trail.</param>
/// <param name="destination">Where the logs go.</param>
/// <param name="writer">Who writes.</param>
/// <param name="client">Client in the project's region that signs as the writer.</param>
public sealed class SlsSink(TrailIdentity trail, LogstoreTarget destination, IDestinationIdentity writer, SlsClient client) : IDeliverySink
{
    /// <summary>Topic of delivered logs.</summary>
    public const string Topic = "actiontrail_audit_event";

    /// <summary>Key whose value is the event.</summary>
    // Unconfirmed: whether the logs of a trail also carry owner_id; some readers' samples do. The event alone is written.
    public const string EventKey = "event";

    private readonly SlsProjectName _project = destination.Project.Project;
    private bool _isReady;

    /// <summary>Whether the logs are platform operations (Inner-ActionTrail), which have a logstore and an index of their own.</summary>
    /// <value>Default false.</value>
    // Unconfirmed: topic and key of their logs; those of other events are used.
    public bool TakesPlatformOperations { get; init; }

    /// <inheritdoc/>
    public bool IsActive => true;

    /// <inheritdoc/>
    public async Task<WrittenObject?> WriteAsync(DeliveryBatch batch, CancellationToken cancellationToken)
    {
        try
        {
            if (!_isReady)
            {
                await PrepareAsync(cancellationToken).ConfigureAwait(false);
                _isReady = true;
            }

            await client.PutLogsAsync(_project, Logstore, Encode(batch), cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (ApiException missing) when (missing.Kind == ApiErrorKind.NotFound)
        {
            // Somebody deleted the logstore; the next try makes it again.
            _isReady = false;
            throw missing.Code == "ProjectNotExist" ? ProjectMissing(missing) : missing;
        }
        catch (ApiException denied) when (denied.Kind == ApiErrorKind.Denied)
        {
            throw writer.Denied($"logstore '{Logstore}' of project '{_project}'", denied);
        }
    }

    private SlsLogstoreName Logstore => TakesPlatformOperations ? DeliveryNames.InnerLogstoreFor(trail.Arn.Trail) : DeliveryNames.LogstoreFor(trail.Arn.Trail);

    private static SlsLogGroup Encode(DeliveryBatch batch) => new(
        [.. batch.Events.Select(static each => SlsLog.Single(each.EventTime, EventKey, Encoding.UTF8.GetString(each.Json.Span)))]) { Topic = Topic };

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        try
        {
            await client.GetIndexAsync(_project, Logstore, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException absent) when (absent.Code is "LogStoreNotExist" or "IndexConfigNotExist")
        {
            if (absent.Code == "LogStoreNotExist")
            {
                await UnlessThereAsync(client.CreateLogstoreAsync(_project, new SlsLogstore { Name = Logstore.Value }, cancellationToken)).ConfigureAwait(false);
            }

            await UnlessThereAsync(client.CreateIndexAsync(_project, Logstore, TakesPlatformOperations ? AuditEventIndex.PlatformOperations : AuditEventIndex.Definition, cancellationToken)).ConfigureAwait(false);
        }
    }

    private static async Task UnlessThereAsync(Task creation)
    {
        try
        {
            await creation.ConfigureAwait(false);
        }
        catch (ApiException there) when (there.Code.Contains("AlreadyExist", StringComparison.Ordinal))
        {
            // A call whose answer got lost was repeated, or another worker was quicker: it is there.
        }
    }

    private DeliveryException ProjectMissing(ApiException missing) => writer.Missing($"Log Service project '{_project}'", $"New-AtSlsDestination -Context {{context}} -Project {_project} -Region {destination.Project.Region}", missing);
}
