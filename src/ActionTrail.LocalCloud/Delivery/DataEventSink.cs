using System.Collections.Concurrent;
using ActionTrail.Aliyun.Sls;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Arns;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Delivery;
using ActionTrail.Engine.Delivery.Seals;
using ActionTrail.Engine.Delivery.Sinks;
using ActionTrail.LocalCloud.Storage;
using ActionTrail.LocalCloud.Trails;

namespace ActionTrail.LocalCloud.Delivery;

/// <summary>
/// Writes data events into Log Service in the region where they happened: a project of the trail's owner for each region, which the
/// service makes itself. A region that refuses shows in the trail's selector; to note that decides about no write.
/// </summary>
/// <param name="cloud">State of the cloud.</param>
/// <param name="trail">The trail.</param>
/// <param name="identity">What logstores know of it.</param>
/// <param name="role">The service-linked role of the trail's owner.</param>
/// <param name="connect">Makes the client of a region, which signs as the role.</param>
// Unconfirmed: the logstore of data events; the one that the trail's name gives everywhere is used.
internal sealed class DataEventSink(CloudState cloud, TrailDocument trail, TrailIdentity identity, WriteRole role, Func<RegionId, SlsClient> connect) : IDeliverySink
{
    private readonly ConcurrentDictionary<string, SlsSink> _ready = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public bool IsActive => true;

    /// <inheritdoc/>
    public async Task<WrittenObject?> WriteAsync(DeliveryBatch batch, CancellationToken cancellationToken)
    {
        var region = RegionId.Parse(batch.Partition.Region);
        try
        {
            if (!_ready.TryGetValue(region.Value, out SlsSink? sink))
            {
                sink = await PrepareAsync(region, cancellationToken).ConfigureAwait(false);
            }

            await sink.WriteAsync(batch, cancellationToken).ConfigureAwait(false);
            if (!_ready.ContainsKey(region.Value) && TryReport(region, null))
            {
                // Where it could not be noted, the next write makes the region ready again and notes it.
                _ready.TryAdd(region.Value, sink);
            }

            return null;
        }
        catch (ActionTrailException failure)
        {
            // Somebody may have deleted the project; the next try makes it again.
            _ready.TryRemove(region.Value, out _);
            TryReport(region, new DataEventFailureDocument("LogServiceException", failure.Message));
            throw;
        }
    }

    private async Task<SlsSink> PrepareAsync(RegionId region, CancellationToken cancellationToken)
    {
        var project = SlsProjectArn.Parse(DataEventDelivery.ProjectArn(trail, region.Value));
        SlsClient client = connect(region);
        try
        {
            await client.GetProjectAsync(project.Project, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException missing) when (missing.Kind == ApiErrorKind.NotFound)
        {
            await MakeAsync(client, project, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException denied) when (denied.Kind == ApiErrorKind.Denied)
        {
            throw role.Denied($"project '{project.Project}'", denied);
        }

        return new SlsSink(identity, new LogstoreTarget(project, role.Arn), role, client);
    }

    private async Task MakeAsync(SlsClient client, SlsProjectArn project, CancellationToken cancellationToken)
    {
        try
        {
            await client.CreateProjectAsync(project.Project, "Data events of ActionTrail", cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException there) when (there.Code == "ProjectAlreadyExist")
        {
            // A call whose answer got lost was repeated, or another trail was quicker: it is there.
        }
        catch (ApiException denied) when (denied.Kind == ApiErrorKind.Denied)
        {
            throw role.Denied($"project '{project.Project}'", denied);
        }
    }

    /// <summary>
    /// Notes how a region stands, unless the store refuses: to fail then would write again what was written, or hide why it could not be.
    /// </summary>
    /// <returns>Whether it is noted.</returns>
    private bool TryReport(RegionId region, DataEventFailureDocument? failure)
    {
        string key = DataEventFailureDocument.KeyOf(trail.Name, region.Value);
        try
        {
            return cloud.Documents.Transact(() =>
            {
                if (failure is null)
                {
                    cloud.Documents.Remove<DataEventFailureDocument>(trail.OwnerAccountId, key);
                }
                else
                {
                    cloud.Documents.Put(trail.OwnerAccountId, key, failure);
                }

                return true;
            });
        }
        catch (StorageException)
        {
            return false;
        }
    }
}
