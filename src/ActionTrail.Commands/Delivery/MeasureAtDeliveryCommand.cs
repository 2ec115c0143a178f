using System.Management.Automation;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Commands.Connection;
using ActionTrail.Commands.Trails;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Verification;
using ActionTrail.LocalCloud.Trails;

namespace ActionTrail.Commands.Delivery;

/// <summary>
/// Measure-AtDelivery: reads every destination of a trail back through its own API and counts what arrived of each account. On a local
/// cloud it also counts, from the ledger itself, what should have arrived, for every account that the trail covers.
/// </summary>
[Cmdlet(VerbsDiagnostic.Measure, "AtDelivery"), OutputType(typeof(AtDeliveryMeasure))]
public sealed class MeasureAtDeliveryCommand : TrailCommand
{
    /// <summary>Context that may read the destinations, by name or as an object; the context of the trail when left out.</summary>
    [Parameter, ContextTransformation, ArgumentCompleter(typeof(ContextCompleter))]
    public AtContext? DestinationContext { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (IsFirst())
        {
            Count();
        }
    }

    private void Count() => Pump(Name, async (post, stop) =>
    {
        Trail trail = await FindAsync(stop).ConfigureAwait(false);
        CloudConnection reader = DestinationContext?.Connection ?? Connection;
        Dictionary<string, List<string>>? expected = Expected(trail);
        foreach (IDeliveredEvents destination in TrailDestinations.Of(trail, reader))
        {
            try
            {
                foreach (AtDeliveryMeasure measure in await CountAsync(trail, destination, expected, stop).ConfigureAwait(false))
                {
                    post(() => WriteResult(measure));
                }
            }
            catch (ActionTrailException error)
            {
                post(() => Report(error, Name)); // the other destinations are still worth counting
            }
        }
    });

    private static async Task<IEnumerable<AtDeliveryMeasure>> CountAsync(Trail trail, IDeliveredEvents destination, Dictionary<string, List<string>>? expected, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<string, (long Delivered, long Duplicates)>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await foreach (DeliveredEvent record in destination.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            (long delivered, long duplicates) = counts.GetValueOrDefault(record.AccountId);
            counts[record.AccountId] = (delivered + 1, seen.Add(record.EventId) ? duplicates : duplicates + 1);
        }

        IEnumerable<string> covered = expected is null ? [] : expected.Keys;
        return counts.Keys.Union(covered, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(account =>
        {
            (long delivered, long duplicates) = counts.GetValueOrDefault(account);
            List<string> ids = expected?.GetValueOrDefault(account) ?? [];
            return new AtDeliveryMeasure(
                trail.Name, destination.Kind, account, expected is null ? null : ids.Count, delivered, duplicates, expected is null ? null : ids.LongCount(id => !seen.Contains(id)));
        });
    }

    /// <summary>Ids of the events that should be there, by account; null where nobody knows.</summary>
    private Dictionary<string, List<string>>? Expected(Trail trail)
    {
        if (Caller.LocalCloud is not { } cloud)
        {
            return null;
        }

        var coverage = new TrailCoverage(cloud);
        var owner = AccountId.Parse(Caller.AccountId);
        var expected = coverage.Accounts(owner, trail.Name).ToDictionary(static account => account, static _ => new List<string>(), StringComparer.Ordinal);
        foreach (CoveredEvent covered in coverage.Events(owner, trail.Name))
        {
            expected[covered.AccountId].Add(covered.EventId);
        }

        return expected;
    }
}
