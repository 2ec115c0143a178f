using System.Management.Automation;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Commands.Trails;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Delivery;

namespace ActionTrail.Commands.Delivery;

/// <summary>
/// Stop-AtDelivery: ends the background delivery of a local cloud. The trail goes on logging, and what was not delivered stays pending.
/// The real cloud delivers for as long as a trail is logging: Disable-AtTrail ends that.
/// </summary>
[Cmdlet(VerbsLifecycle.Stop, "AtDelivery", SupportsShouldProcess = true), OutputType(typeof(AtDelivery))]
public sealed class StopAtDeliveryCommand : TrailCommand
{
    /// <summary>Writes how each destination stands.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
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
}
