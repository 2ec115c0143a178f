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
    /// <summary>Reads every destination back.</summary>
    /// <param name="destinations">The destinations.</param>
    /// <param name="elapsed">Duration of the run so far.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The report.</returns>
    public async Task<DemoReport> RunAsync(IReadOnlyList<IDeliveredEvents> destinations, Func<TimeSpan> elapsed, CancellationToken cancellationToken)
    {
        var coverage = new TrailCoverage(cloud);
        Dictionary<string, string> expected = coverage.Events(owner, DemoNames.Trail.Value).ToDictionary(static covered => covered.EventId, static covered => covered.AccountId, StringComparer.Ordinal);
        var rows = new List<DemoDestinationRow>();
        var foundByAccount = new List<Dictionary<string, long>>();
        foreach (IDeliveredEvents destination in destinations)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            var found = new Dictionary<string, long>(StringComparer.Ordinal);
            long delivered = 0;
            await foreach (DeliveredEvent record in destination.ReadAsync(cancellationToken))
            {
                delivered++;
                if (seen.Add(record.EventId) && expected.TryGetValue(record.EventId, out string? account))
                {
                    found[account] = found.GetValueOrDefault(account) + 1;
                }
            }

            foundByAccount.Add(found);
            rows.Add(new DemoDestinationRow(destination.Kind, expected.Count, delivered, seen.Count, expected.Keys.Count(id => !seen.Contains(id)), delivered - seen.Count));
        }

        Dictionary<string, long> recorded = expected.Values.CountBy(static account => account).ToDictionary(static pair => pair.Key, static pair => (long)pair.Value, StringComparer.Ordinal);
        DemoMemberRow[] members =
        [
            .. coverage.Accounts(owner, DemoNames.Trail.Value)
                .Select(id => new DemoMemberRow(id, cloud.FindAccount(id).Name, recorded.GetValueOrDefault(id)) { Found = [.. foundByAccount.Select(found => found.GetValueOrDefault(id))] })
                .OrderBy(static row => row.Name, StringComparer.Ordinal),
        ];
        return new DemoReport(members, rows, Math.Round(elapsed().TotalSeconds, 1));
    }
}
