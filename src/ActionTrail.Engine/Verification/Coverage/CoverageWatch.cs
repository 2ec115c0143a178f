using System.Runtime.CompilerServices;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.ResourceDirectory;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Arns;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Trails;

namespace ActionTrail.Engine.Verification.Coverage;

/// <summary>
/// Watches the members of a directory: which multi-account trail covers each, since when, and when it was last seen delivering. Uses only
/// what the real APIs tell: the list of members, the trails and their status, and the destinations themselves.
/// </summary>
/// <param name="directory">An identity of the management account, or of a delegated administrator of ActionTrail.</param>
/// <param name="reader">An identity that may read the destinations.</param>
public sealed class CoverageWatch(CloudConnection directory, CloudConnection reader)
{
    private readonly Dictionary<string, string> _troubles = new(StringComparer.Ordinal);

    /// <summary>How commands that mend name the identity of the directory.</summary>
    public string Context { get; init; } = "";

    /// <summary>Destinations that could not be read, by trail and kind, with the reason; their members' last events are not known.</summary>
    public IReadOnlyDictionary<string, string> Troubles => _troubles;

    /// <summary>Looks at the members, one after the other.</summary>
    /// <param name="isWanted">Which members.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    /// <returns>One entry per member, in the directory's order.</returns>
    /// <exception cref="ApiException">The directory or ActionTrail refused.</exception>
    public async IAsyncEnumerable<MemberCoverage> WatchAsync(Func<Member, bool> isWanted, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Trail[] trails =
        [
            .. (await new TrailsClient(directory).DescribeTrailsAsync(new TrailQuery(), cancellationToken).ConfigureAwait(false))
                .Where(static trail => trail.IsOrganizationTrail).DistinctBy(static trail => trail.TrailArn, StringComparer.Ordinal),
        ];
        string problem = await ProblemAsync(trails, cancellationToken).ConfigureAwait(false);
        (Trail Trail, ILastSeen[] Stores)[] logging = [.. trails.Where(static trail => trail.IsLogging).Select(trail => (trail, StoresOf(trail)))];
        await foreach (Member member in new ResourceDirectoryClient(directory).ListMembersAsync(cancellationToken).ConfigureAwait(false))
        {
            if (isWanted(member))
            {
                yield return logging.Length == 0
                    ? NotCovered(member, trails)
                    : await CoveredAsync(member, logging, problem, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<MemberCoverage> CoveredAsync(Member member, (Trail Trail, ILastSeen[] Stores)[] logging, string problem, CancellationToken cancellationToken)
    {
        (DateTimeOffset? seen, string kind) = (null, "");
        foreach ((Trail trail, ILastSeen[] stores) in logging)
        {
            foreach (ILastSeen store in stores)
            {
                DateTimeOffset? here = await SeenAsync(trail, store, AccountId.Parse(member.AccountId), cancellationToken).ConfigureAwait(false);
                if (here is not null && (seen is null || here > seen))
                {
                    (seen, kind) = (here, store.Kind);
                }
            }
        }

        bool isSilent = seen is null && _troubles.Count == 0;
        return new MemberCoverage
        {
            AccountId = member.AccountId,
            Member = member.DisplayName,
            JoinTime = member.JoinTime,
            Trails = [.. logging.Select(static each => each.Trail.Name)],
            Since = logging.Min(each => Later(member.JoinTime, each.Trail.StartLoggingTime)),
            LastSeen = seen,
            LastSeenIn = kind,
            Reason = problem.Length > 0 ? problem : isSilent ? "Nothing of it has arrived yet." : "",
            Mend = problem.Length > 0 || isSilent ? $"Test-AtDelivery {logging[0].Trail.Name}{There}" : "",
        };
    }

    private MemberCoverage NotCovered(Member member, Trail[] trails)
    {
        var row = new MemberCoverage { AccountId = member.AccountId, Member = member.DisplayName, JoinTime = member.JoinTime, Reason = "The directory has no multi-account trail.", Mend = "# Make one with New-AtTrail -Organization." };
        return trails is [{ } trail, ..]
            ? row with
            {
                Reason = trail.Status == "Fresh" ? $"Trail {trail.Name} was never started." : FormattableString.Invariant($"Trail {trail.Name} does not log since {trail.StopLoggingTime:yyyy-MM-dd'T'HH:mm:ss'Z'}."),
                Mend = $"Enable-AtTrail {trail.Name} -HomeRegion {trail.HomeRegion}{There}",
            }
            : row;
    }

    private string There => Context.Length == 0 ? "" : $" -Context {Context}";

    /// <summary>What is wrong with delivery as a whole, or left out by the trails; empty when nothing is.</summary>
    private async Task<string> ProblemAsync(Trail[] trails, CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        foreach (Trail trail in trails.Where(static trail => trail.IsLogging))
        {
            TrailStatus status = await new TrailsClient(directory).GetTrailStatusAsync(trail, cancellationToken).ConfigureAwait(false);
            problems.AddRange(new[] { ("OSS", status.LatestDeliveryError), ("SLS", status.LatestDeliveryLogServiceError), ("MaxCompute", status.LatestDeliveryMaxComputeError) }
                .Where(static pair => pair.Item2.Length > 0).Select(pair => $"Trail {trail.Name} is blocked at {pair.Item1}: {pair.Item2}"));
        }

        // A trail without limits makes up for one that has some.
        Trail[] logging = [.. trails.Where(static trail => trail.IsLogging)];
        if (logging.Length > 0 && !Array.Exists(logging, static trail => trail.TrailRegion.IsAll && trail.EventRw == EventRw.All))
        {
            problems.Add($"Covered in part: {string.Join("; ", logging.Select(static trail => $"trail {trail.Name} takes {trail.EventRw} events of {(trail.TrailRegion.IsAll ? "all regions" : trail.TrailRegion.ToString())}"))}.");
        }

        return string.Join(" ", problems);
    }

    private async Task<DateTimeOffset?> SeenAsync(Trail trail, ILastSeen store, AccountId account, CancellationToken cancellationToken)
    {
        string place = $"{store.Kind} of trail {trail.Name}";
        if (_troubles.ContainsKey(place))
        {
            return null;
        }

        try
        {
            return await store.OfAsync(account, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException missing) when (missing.Kind == ApiErrorKind.NotFound)
        {
            return null; // Nothing was delivered yet, so that the service has not made logstore or table; a store that is gone shows in the trail's status.
        }
        catch (ActionTrailException unreadable)
        {
            _troubles[place] = unreadable.Message;
            return null;
        }
    }

    private ILastSeen[] StoresOf(Trail trail)
    {
        var name = TrailName.Parse(trail.Name);
        var stores = new List<ILastSeen>();
        if (trail.OssBucketName.Length > 0)
        {
            stores.Add(new OssLastSeen(TrailDestinations.InBucketRegion(reader, trail), BucketName.Parse(trail.OssBucketName), OssKeyPrefix.Parse(trail.OssKeyPrefix), trail.OrganizationId));
        }

        if (trail.SlsProjectArn.Length > 0)
        {
            stores.Add(QueriedLastSeen.Sls(reader, SlsProjectArn.Parse(trail.SlsProjectArn), DeliveryNames.LogstoreFor(name)));
        }

        if (trail.MaxComputeProjectArn.Length > 0)
        {
            stores.Add(QueriedLastSeen.MaxCompute(reader, MaxComputeProjectArn.Parse(trail.MaxComputeProjectArn), DeliveryNames.TableFor(name)));
        }

        return [.. stores];
    }

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one > other || other is null ? one : other;
}
