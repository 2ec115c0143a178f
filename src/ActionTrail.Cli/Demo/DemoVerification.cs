using ActionTrail.Core.Accounts;
using ActionTrail.Engine.Verification;
using ActionTrail.LocalCloud;
using ActionTrail.LocalCloud.Trails;

namespace ActionTrail.Cli.Demo;

/// <summary>Compares what every destination holds with what the ledger says that the trail covers.</summary>
/// <param name="cloud">The cloud.</param>
/// <param name="owner">Account that owns the trail.</param>
internal sealed class DemoVerification(LocalCloudHost cloud, AccountId owner)
{
    private readonly TrailCoverage _coverage = new(cloud);

    /// <summary>Reads every destination back.</summary>
    /// <param name="destinations">The destinations of management events.</param>
    /// <param name="platformOperations">The logstore of platform operations.</param>
    /// <param name="elapsed">Duration of the run so far.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The report.</returns>
    public async Task<DemoReport> RunAsync(
        IReadOnlyList<IDeliveredEvents> destinations, IDeliveredEvents platformOperations, Func<TimeSpan> elapsed, CancellationToken cancellationToken)
    {
        Dictionary<string, string> events = ById(_coverage.Events(owner, DemoNames.Trail.Value));
        Dictionary<string, string> operations = ById(_coverage.PlatformOperations(owner, DemoNames.Trail.Value));
        var rows = new List<DemoDestinationRow>();
        var found = new List<Dictionary<string, long>>();
        foreach (IDeliveredEvents destination in destinations)
        {
            found.Add(new Dictionary<string, long>(StringComparer.Ordinal));
            rows.Add(await ReadAsync(destination, events, found[^1], cancellationToken));
        }

        rows.Add(await ReadAsync(platformOperations, operations, [], cancellationToken));
        Dictionary<string, long> recorded = events.Values.CountBy(static account => account).ToDictionary(static pair => pair.Key, static pair => (long)pair.Value, StringComparer.Ordinal);
        DemoMemberRow[] members =
        [
            .. _coverage.Accounts(owner, DemoNames.Trail.Value)
                .Select(id => new DemoMemberRow(id, cloud.FindAccount(id).Name, recorded.GetValueOrDefault(id)) { Found = [.. found.Select(each => each.GetValueOrDefault(id))] })
                .OrderBy(static row => row.Name, StringComparer.Ordinal),
        ];
        return new DemoReport(members, rows, Math.Round(elapsed().TotalSeconds, 1));
    }

    private static Dictionary<string, string> ById(IEnumerable<CoveredEvent> events) =>
        events.ToDictionary(static covered => covered.EventId, static covered => covered.AccountId, StringComparer.Ordinal);

    private static async Task<DemoDestinationRow> ReadAsync(
        IDeliveredEvents destination, Dictionary<string, string> expected, Dictionary<string, long> found, CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        long delivered = 0;
        await foreach (DeliveredEvent record in destination.ReadAsync(cancellationToken))
        {
            delivered++;
            if (seen.Add(record.EventId) && expected.TryGetValue(record.EventId, out string? account))
            {
                found[account] = found.GetValueOrDefault(account) + 1;
            }
        }

        return new DemoDestinationRow(destination.Kind, expected.Count, delivered, seen.Count, expected.Keys.Count(id => !seen.Contains(id)), delivered - seen.Count);
    }
}
