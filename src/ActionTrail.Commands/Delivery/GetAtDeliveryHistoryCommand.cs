using System.Management.Automation;
using ActionTrail.Aliyun.Trails;

namespace ActionTrail.Commands.Delivery;

/// <summary>Get-AtDeliveryHistory: the jobs that deliver what was recorded before a trail began, newest first.</summary>
[Cmdlet(VerbsCommon.Get, "AtDeliveryHistory"), OutputType(typeof(DeliveryHistoryJob))]
public sealed class GetAtDeliveryHistoryCommand : CloudCommand
{
    /// <summary>Numbers of jobs; all of them when left out. One by one the answer tells the state of each region too.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public long[] JobId { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (JobId.Length == 0)
        {
            Pump(Caller.Name, async (post, stop) =>
            {
                await foreach (DeliveryHistoryJob job in new DeliveryHistoryClient(Connection).ListAsync(stop).ConfigureAwait(false))
                {
                    post(() => WriteResult(job));
                }
            });
        }

        foreach (long id in JobId)
        {
            if (TryRun(id, stop => new DeliveryHistoryClient(Connection).GetAsync(id, stop), out DeliveryHistoryJob job))
            {
                WriteResult(job);
            }
        }
    }
}
