using System.Management.Automation;

namespace ActionTrail.Commands.Delivery;

/// <summary>Wait-AtDelivery: waits until every destination of a trail has everything, or is blocked. A local cloud delivers meanwhile.</summary>
[Cmdlet(VerbsLifecycle.Wait, "AtDelivery"), OutputType(typeof(AtDelivery))]
public sealed class WaitAtDeliveryCommand : DeliveryCommand
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (IsFirst())
        {
            WaitForDelivery();
        }
    }
}
