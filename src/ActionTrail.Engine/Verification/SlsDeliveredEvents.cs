using System.Runtime.CompilerServices;
using System.Text;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Sls;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Events;

namespace ActionTrail.Engine.Verification;

/// <summary>Reads delivered events from a trail's logstore.</summary>
/// <param name="connection">An identity that may search the logstore.</param>
/// <param name="project">Project.</param>
/// <param name="logstore">Logstore of the trail.</param>
public sealed class SlsDeliveredEvents(CloudConnection connection, SlsProjectName project, SlsLogstoreName logstore) : IDeliveredEvents
{
    private static readonly DateTimeOffset s_beginning = new(2009, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset s_end = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly SlsClient _sls = new(connection);

    /// <inheritdoc/>
    /// <value>Default <c>SLS</c>.</value>
    public string Kind { get; init; } = "SLS";

    /// <inheritdoc/>
    public async IAsyncEnumerable<DeliveredEvent> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (IReadOnlyDictionary<string, string> log in _sls.ReadLogsAsync(project, logstore, new SlsLogQuery(s_beginning, s_end), cancellationToken).ConfigureAwait(false))
        {
            if (!log.TryGetValue("event", out string? json))
            {
                throw new DeliveryException($"Logstore '{logstore}' of project '{project}' holds a log without key 'event'.", "Look who writes to the logstore; only the trail should.");
            }

            AuditEventFields fields = AuditEventFields.Read(Encoding.UTF8.GetBytes(json));
            yield return new DeliveredEvent(fields.AccountId, fields.EventId, logstore.Value);
        }
    }
}
