using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Events;

namespace ActionTrail.Commands.Events;

/// <summary>Completes names of events, from the latest ones.</summary>
public sealed class EventNameCompleter : LiveCompleter
{
    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<string>> NamesAsync(CloudConnection connection, CancellationToken cancellationToken)
    {
        EventPage latest = await new TrailsClient(connection).LookupEventsPageAsync(new EventQuery(), null, cancellationToken).ConfigureAwait(false);
        return [.. latest.Events.Select(static (AuditEvent found) => found.EventName).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }
}
