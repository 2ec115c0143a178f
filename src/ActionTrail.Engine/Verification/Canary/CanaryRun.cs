using System.Runtime.CompilerServices;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Errors;

namespace ActionTrail.Engine.Verification.Canary;

/// <summary>Makes a call in every member and region, waits for it in every destination, and says of each whether it arrived, or at which step it broke.</summary>
/// <param name="trail">The trail.</param>
/// <param name="parties">Identities that look into what does not arrive.</param>
/// <param name="finders">Destinations.</param>
/// <param name="options">Times.</param>
public sealed class CanaryRun(Trail trail, CanaryParties parties, IReadOnlyList<ICanaryFinder> finders, CanaryOptions options)
{
    private const int CallsAtOnce = 8;
    private readonly TimeProvider _clock = parties.Owner.Time;
    private readonly CanaryScope _scope = new(trail, parties);
    private readonly Dictionary<string, string> _troubles = new(StringComparer.Ordinal);

    /// <summary>Runs; cells come as they are settled.</summary>
    /// <param name="members">Who makes a call.</param>
    /// <param name="regions">Where.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>One cell per member, region and destination.</returns>
    /// <exception cref="ApiException">The trail or the directory cannot be read.</exception>
    public async IAsyncEnumerable<CanaryCell> RunAsync(IReadOnlyList<CanaryMember> members, IReadOnlyList<RegionId> regions, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var open = new List<(CanaryCall Call, ICanaryFinder Finder)>();
        long start = _clock.GetTimestamp();
        foreach ((CanaryMember Member, RegionId Region)[] some in members.SelectMany(member => regions.Select(region => (member, region))).Chunk(CallsAtOnce))
        {
            (CanaryCall? Call, string Problem)[] made = await Task.WhenAll(some.Select(each => MakeAsync(each.Member, each.Region, cancellationToken))).ConfigureAwait(false);
            foreach (((CanaryMember member, RegionId region), (CanaryCall? call, string problem)) in some.Zip(made))
            {
                foreach (ICanaryFinder finder in finders)
                {
                    if (call is null)
                    {
                        yield return NotMade(member, region, finder.Kind, problem);
                    }
                    else
                    {
                        open.Add((call, finder));
                    }
                }
            }
        }

        if (options.Deliver is { } deliver)
        {
            await deliver(cancellationToken).ConfigureAwait(false);
        }

        for (bool isFirst = true; open.Count > 0; isFirst = false)
        {
            foreach (CanaryCell cell in await LookAsync(open, cancellationToken).ConfigureAwait(false))
            {
                yield return cell;
            }

            foreach (CanaryCell cell in isFirst ? await LeaveOutAsync(open, cancellationToken).ConfigureAwait(false) : [])
            {
                yield return cell;
            }

            TimeSpan waited = _clock.GetElapsedTime(start);
            if (open.Count == 0 || options.Deliver is not null || waited >= options.Timeout)
            {
                break;
            }

            options.Progress?.Invoke(open.Count, waited);
            await Task.Delay(options.Poll, _clock, cancellationToken).ConfigureAwait(false);
        }

        await _scope.LookAsync(cancellationToken).ConfigureAwait(false);
        var diagnosis = new CanaryDiagnosis(trail, parties);
        foreach ((CanaryCall call, ICanaryFinder finder) in open)
        {
            CanaryFinding finding = _scope.Misses(call)
                ?? await diagnosis.FindAsync(call, finder.Kind, _troubles.GetValueOrDefault(finder.Kind, ""), cancellationToken).ConfigureAwait(false);
            yield return Broken(call, finder.Kind, finding);
        }
    }

    private async Task<(CanaryCall? Call, string Problem)> MakeAsync(CanaryMember member, RegionId region, CancellationToken cancellationToken)
    {
        try
        {
            return (await CanaryCall.MakeAsync(member, region, trail.EventRw, cancellationToken).ConfigureAwait(false), "");
        }
        catch (ActionTrailException error)
        {
            return (null, error.Message);
        }
    }

    /// <summary>Looks once in every destination; what arrived is taken off the list.</summary>
    private async Task<IReadOnlyList<CanaryCell>> LookAsync(List<(CanaryCall Call, ICanaryFinder Finder)> open, CancellationToken cancellationToken)
    {
        var cells = new List<CanaryCell>();
        foreach (IGrouping<ICanaryFinder, (CanaryCall Call, ICanaryFinder Finder)> some in open.GroupBy(static pair => pair.Finder).ToArray())
        {
            try
            {
                IReadOnlySet<string> found = await some.Key.FindAsync([.. some.Select(static pair => pair.Call)], cancellationToken).ConfigureAwait(false);
                _troubles.Remove(some.Key.Kind);
                foreach ((CanaryCall call, ICanaryFinder finder) in some.Where(pair => found.Contains(pair.Call.RequestId)))
                {
                    open.Remove((call, finder));
                    cells.Add(Arrived(call, finder.Kind));
                }
            }
            catch (ApiException missing) when (missing.Kind == ApiErrorKind.NotFound)
            {
                // Nothing was ever delivered, so that logstore or table is not made yet; or the store is gone, which the diagnosis tells.
                _troubles.Remove(some.Key.Kind);
            }
            catch (ActionTrailException unreadable)
            {
                _troubles[some.Key.Kind] = unreadable.Message; // it may be readable, or there, the next time
            }
        }

        return cells;
    }

    /// <summary>Settles what the trail does not cover: no waiting brings it.</summary>
    private async Task<IReadOnlyList<CanaryCell>> LeaveOutAsync(List<(CanaryCall Call, ICanaryFinder Finder)> open, CancellationToken cancellationToken)
    {
        await _scope.LookAsync(cancellationToken).ConfigureAwait(false);
        var cells = new List<CanaryCell>();
        foreach ((CanaryCall call, ICanaryFinder finder) in open.ToArray())
        {
            if (_scope.Misses(call) is { } finding)
            {
                open.Remove((call, finder));
                cells.Add(Broken(call, finder.Kind, finding));
            }
        }

        return cells;
    }

    private CanaryCell Arrived(CanaryCall call, string kind)
    {
        TimeSpan taken = _clock.GetElapsedTime(call.Started);
        bool isLate = taken > CanaryOptions.Promise;
        return Cell(call.Member, call.Region, kind, isLate ? CanaryStep.Late : CanaryStep.Arrived) with
        {
            Seconds = Math.Round(taken.TotalSeconds, 1),
            Found = FormattableString.Invariant($"Arrived {(isLate ? "late, " : "")}after {taken.TotalSeconds:0.0} s."),
            RequestId = call.RequestId,
        };
    }

    private CanaryCell Broken(CanaryCall call, string kind, CanaryFinding finding) =>
        Cell(call.Member, call.Region, kind, finding.Step) with { Found = finding.Found, Mend = finding.Mend, RequestId = call.RequestId };

    private CanaryCell NotMade(CanaryMember member, RegionId region, string kind, string problem) =>
        Cell(member, region, kind, CanaryStep.NotMade) with { Found = $"The call could not be made: {problem}", Mend = $"# Connect an identity of account {member.AccountId} and name it with -CanaryContext." };

    private CanaryCell Cell(CanaryMember member, RegionId region, string kind, CanaryStep step) => new()
    {
        Trail = trail.Name, AccountId = member.AccountId, Member = member.Name, Region = region.Value, Destination = kind, Step = step, Found = "",
    };
}
