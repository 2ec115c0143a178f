using System.Management.Automation;
using ActionTrail.Aliyun.Trails;

namespace ActionTrail.Commands.Delivery;

/// <summary>Remove-AtDeliveryHistory: forgets a history job. What it delivered stays, the rest is not delivered.</summary>
[Cmdlet(VerbsCommon.Remove, "AtDeliveryHistory", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High), OutputType(typeof(void))]
public sealed class RemoveAtDeliveryHistoryCommand : CloudCommand
{
    /// <summary>Numbers of the jobs.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public long[] JobId { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (long id in JobId)
        {
            if (ShouldProcess($"History job {id} in {Caller.Region}", "Delete"))
            {
                TryRun(id, stop => new DeliveryHistoryClient(Connection).DeleteAsync(id, stop));
            }
        }
    }
}
