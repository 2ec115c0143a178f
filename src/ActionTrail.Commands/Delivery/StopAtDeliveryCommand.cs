using System.Management.Automation;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Commands.Trails;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Delivery;
using ActionTrail.LocalCloud.Collection;

namespace ActionTrail.Commands.Delivery;

/// <summary>
/// Stop-AtDelivery: ends the background delivery of a local cloud, or a collection that runs in this process. The trail goes on logging, and
/// what was not delivered stays pending. The real cloud delivers for as long as a trail is logging: Disable-AtTrail ends that.
/// </summary>
[Cmdlet(VerbsLifecycle.Stop, "AtDelivery", DefaultParameterSetName = TrailSet, SupportsShouldProcess = true), OutputType(typeof(AtDelivery))]
public sealed class StopAtDeliveryCommand : TrailCommand
{
    private const string TrailSet = "Trail";
    private const string CollectionSet = "Collection";

    /// <summary>Name of the trail.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = TrailSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true), ArgumentCompleter(typeof(TrailCompleter))]
    public override string Name { get; set; } = "";

    /// <summary>State folder of a collection that Start-AtDelivery started in this process.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CollectionSet)]
    public string StatePath { get; set; } = "";

    /// <summary>Writes how each destination stands.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == CollectionSet)
        {
            StopCollection();
            return;
        }

        if (!IsFirst())
        {
            return;
        }

        if (Caller.LocalCloud is not { } cloud)
        {
            Report(new ConfigurationException($"Stop-AtDelivery works on a local cloud; context '{Caller.Name}' is connected to {Caller.Endpoint}. Disable-AtTrail {Name} stops logging, and delivery with it."), Name);
            return;
        }

        if (!ShouldProcess(Described, "Stop delivering; pending events stay pending"))
        {
            return;
        }

        Pump(Name, async (post, stop) =>
        {
            Trail trail = await FindAsync(stop).ConfigureAwait(false);
            DeliveryStatus status = await cloud.Delivery.StopAsync(AccountId.Parse(Caller.AccountId), Name, stop).ConfigureAwait(false);
            if (PassThru)
            {
                foreach (LaneStatus lane in status.Destinations)
                {
                    post(() => WriteResult(AtDelivery.Of(trail, lane)));
                }
            }
        });
    }

    /// <inheritdoc/>
    private protected override void Begin()
    {
        if (ParameterSetName != CollectionSet)
        {
            base.Begin();
        }
    }

    private void StopCollection()
    {
        string folder = FolderPath.Resolve(this, StatePath);
        if (!ShouldProcess($"Collection with state folder {folder}", "Stop collecting; pending events stay pending"))
        {
            return;
        }

        Pump(StatePath, async (post, _) =>
        {
            if (!await RunningCollections.StopAsync(folder).ConfigureAwait(false))
            {
                throw new NameNotFoundException("Running collection", StatePath, "among those that run in this process");
            }

            if (PassThru)
            {
                foreach (AtDelivery delivery in AtDelivery.Of(await CollectionFolder.ReadStatusAsync(folder, TimeProvider.System).ConfigureAwait(false), folder))
                {
                    post(() => WriteObject(delivery));
                }
            }
        });
    }
}
