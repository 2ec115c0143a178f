using System.Management.Automation;
using ActionTrail.Aliyun.Trails;

namespace ActionTrail.Commands.Events;

/// <summary>
/// Get-AtAccessKeyUsage: what an access key was last used for, 400 days back: the services, and of one service the operations, addresses
/// and resources.
/// </summary>
[Cmdlet(VerbsCommon.Get, "AtAccessKeyUsage"), OutputType(typeof(AtAccessKeyUsage))]
public sealed class GetAtAccessKeyUsageCommand : CloudCommand
{
    /// <summary>Access key ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[] AccessKeyId { get; set; } = [];

    /// <summary>Service to look into; the services themselves when left out.</summary>
    [Parameter(Position = 1)]
    public string ServiceName { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string key in AccessKeyId)
        {
            Pump(key, (post, stop) => WriteAsync(key, post, stop));
        }
    }

    private async Task WriteAsync(string key, Action<Action> post, CancellationToken cancellationToken)
    {
        var client = new AccessKeyAuditClient(Connection);
        if (ServiceName.Length == 0)
        {
            foreach (AccessKeyUse use in await client.ListServicesAsync(key, cancellationToken).ConfigureAwait(false))
            {
                post(() => WriteResult(AtAccessKeyUsage.Of(key, "Service", use.Name, use)));
            }

            return;
        }

        (string Kind, IAsyncEnumerable<AccessKeyUse> Uses)[] lists =
        [
            ("Operation", client.ListOperationsAsync(key, ServiceName, cancellationToken)),
            ("Address", client.ListAddressesAsync(key, ServiceName, cancellationToken)),
            ("Resource", client.ListResourcesAsync(key, ServiceName, cancellationToken)),
        ];
        foreach ((string kind, IAsyncEnumerable<AccessKeyUse> uses) in lists)
        {
            await foreach (AccessKeyUse use in uses.ConfigureAwait(false))
            {
                post(() => WriteResult(AtAccessKeyUsage.Of(key, kind, ServiceName, use)));
            }
        }
    }
}
