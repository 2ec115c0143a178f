using System.Management.Automation;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Commands.Times;
using ActionTrail.Commands.Trails;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Events;
using ActionTrail.Engine.Verification;

namespace ActionTrail.Commands.Events;

/// <summary>Search-AtArchive: finds events in the files that a trail delivered to a bucket, however old.</summary>
[Cmdlet(VerbsCommon.Search, "AtArchive", DefaultParameterSetName = TrailSet), OutputType(typeof(AuditEvent))]
public sealed class SearchAtArchiveCommand : CloudCommand
{
    private const string TrailSet = "Trail";
    private const string BucketSet = "Bucket";

    /// <summary>Trail whose bucket is searched; the context must be able to read it.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = TrailSet), ArgumentCompleter(typeof(TrailCompleter))]
    public string Trail { get; set; } = "";

    /// <summary>Bucket to search.</summary>
    [Parameter(Mandatory = true, ParameterSetName = BucketSet)]
    public string Bucket { get; set; } = "";

    /// <summary>Key prefix of the trail in the bucket.</summary>
    [Parameter(ParameterSetName = BucketSet)]
    public string KeyPrefix { get; set; } = "";

    /// <summary>Earliest time: an age such as 7d, or a date; every event when left out.</summary>
    [Parameter, TimeTransformation]
    public AtTime? Since { get; set; }

    /// <summary>Latest time.</summary>
    [Parameter, TimeTransformation]
    public AtTime? Until { get; set; }

    /// <summary>Accounts whose events are meant.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string[] AccountId { get; set; } = [];

    /// <summary>Name of the API or operation.</summary>
    [Parameter]
    public string EventName { get; set; } = "";

    /// <summary>Service, for example Ecs.</summary>
    [Parameter]
    public string ServiceName { get; set; } = "";

    /// <summary>Who acted: user name.</summary>
    [Parameter]
    public string UserName { get; set; } = "";

    /// <summary>Region of the events.</summary>
    [Parameter, ArgumentCompleter(typeof(RegionCompleter))]
    public string Region { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessRecord() => Pump(ParameterSetName == TrailSet ? Trail : Bucket, async (post, stop) =>
    {
        TimeProvider clock = Caller.Connection.Time;
        var query = new DeliveredArchiveQuery
        {
            From = Since?.Resolve(clock),
            To = Until?.Resolve(clock),
            AccountIds = AccountId,
            EventName = Given(EventName),
            ServiceName = Given(ServiceName),
            UserName = Given(UserName),
            Region = Given(Region),
        };
        DeliveredArchive archive = ParameterSetName == TrailSet ? await OfTrailAsync(stop).ConfigureAwait(false) : In(Connection, Bucket, KeyPrefix);
        await foreach (AuditEvent found in archive.FindAsync(query, stop).ConfigureAwait(false))
        {
            post(() => WriteResult(found));
        }
    });

    private async Task<DeliveredArchive> OfTrailAsync(CancellationToken cancellationToken)
    {
        Trail trail = await new TrailsClient(Connection).FindTrailAsync(Trail, cancellationToken).ConfigureAwait(false)
            ?? throw new NameNotFoundException("Trail", Trail, $"among those that account {Caller.AccountId} sees in {Caller.Region}");
        return trail.OssBucketName.Length == 0
            ? throw new ConfigurationException($"Trail '{Trail}' delivers to no bucket; Search-AtArchive reads the files of a bucket.")
            : In(TrailDestinations.InBucketRegion(Connection, trail), trail.OssBucketName, trail.OssKeyPrefix);
    }

    private static DeliveredArchive In(CloudConnection connection, string bucket, string prefix) =>
        new(connection, BucketName.Parse(bucket), prefix.Length == 0 ? OssKeyPrefix.None : OssKeyPrefix.Parse(prefix));

    private static string? Given(string text) => text.Length == 0 ? null : text;
}
