using System.Management.Automation;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Commands.Trails;

namespace ActionTrail.Commands.Delivery;

/// <summary>Start-AtDeliveryHistory: delivers what was recorded before the trail began, up to 90 days back, to its Log Service project.</summary>
[Cmdlet(VerbsLifecycle.Start, "AtDeliveryHistory", SupportsShouldProcess = true), OutputType(typeof(DeliveryHistoryJob))]
public sealed class StartAtDeliveryHistoryCommand : TrailCommand
{
    /// <summary>Up to 64 ASCII characters: a repeated call with the same token finds the same job.</summary>
    [Parameter, ValidateLength(1, 64)]
    public string ClientToken { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ShouldProcess(Described, "Deliver the history of 90 days") && TryRun(Name, StartAsync, out DeliveryHistoryJob job))
        {
            WriteResult(job);
        }
    }

    private async Task<DeliveryHistoryJob> StartAsync(CancellationToken cancellationToken)
    {
        var client = new DeliveryHistoryClient(HomeConnection());
        long id = await client.CreateAsync(Name, ClientToken.Length == 0 ? null : ClientToken, cancellationToken).ConfigureAwait(false);
        return await client.GetAsync(id, cancellationToken).ConfigureAwait(false);
    }
}
