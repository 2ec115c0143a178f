using System.Management.Automation;

namespace ActionTrail.Commands.Delivery;

/// <summary>
/// Start-AtDelivery: starts the trail's logging and delivers. With -Wait it returns when every destination has everything, or is blocked;
/// without it a local cloud delivers in the background until Stop-AtDelivery, or until its last context is disconnected.
/// </summary>
[Cmdlet(VerbsLifecycle.Start, "AtDelivery", SupportsShouldProcess = true), OutputType(typeof(AtDelivery))]
public sealed class StartAtDeliveryCommand : DeliveryCommand
{
    /// <summary>Waits until all is delivered or blocked, and writes how each destination stands.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!ShouldProcess(Described, "Start logging and deliver") || !TryRun(Name, stop => Home().StartLoggingAsync(Name, stop)))
        {
            return;
        }

        if (Wait)
        {
            WaitForDelivery();
        }
        else
        {
            Deliverer?.Start(Owner, Name);
        }
    }
}
