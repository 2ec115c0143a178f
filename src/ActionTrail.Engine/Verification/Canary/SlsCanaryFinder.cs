using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Sls;
using ActionTrail.Core.Destinations;
using ActionTrail.Engine.Delivery.Sinks;

namespace ActionTrail.Engine.Verification.Canary;

/// <summary>Looks in a logstore: searches for the request ids, several at a time.</summary>
/// <param name="connection">An identity that may search the logstore, in its region.</param>
/// <param name="project">Project.</param>
/// <param name="logstore">Logstore of the trail.</param>
public sealed class SlsCanaryFinder(CloudConnection connection, SlsProjectName project, SlsLogstoreName logstore) : ICanaryFinder
{
    private const int IdsPerQuery = 20;
    private readonly SlsClient _sls = new(connection);

    /// <inheritdoc/>
    public string Kind => "SLS";

    /// <inheritdoc/>
    public async Task<IReadOnlySet<string>> FindAsync(IReadOnlyCollection<CanaryCall> calls, CancellationToken cancellationToken)
    {
        var marks = new CanaryMarks(calls);
        DateTimeOffset to = connection.Time.GetUtcNow() + CanaryMarks.ClockSkew;
        foreach (CanaryCall[] some in calls.Chunk(IdsPerQuery))
        {
            var query = new SlsLogQuery(some.Min(static call => call.MadeAt) - CanaryMarks.ClockSkew, to)
            {
                Query = string.Join(" or ", some.Select(static call => $"\"{call.RequestId}\"")),
            };
            await foreach (IReadOnlyDictionary<string, string> log in _sls.ReadLogsAsync(project, logstore, query, cancellationToken).ConfigureAwait(false))
            {
                marks.Look(log.GetValueOrDefault(SlsSink.EventKey, ""));
            }
        }

        return marks.Found;
    }
}
