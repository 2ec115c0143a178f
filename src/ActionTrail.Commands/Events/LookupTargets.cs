using System.Management.Automation;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.ResourceDirectory;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Commands.Connection;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Search.Lookups;

namespace ActionTrail.Commands.Events;

/// <summary>Which accounts and regions a look-up asks: those of contexts, and members that are entered from them.</summary>
/// <param name="members">Names, ids or wildcards of members; empty for the contexts' own accounts.</param>
/// <param name="regions">Regions, wildcards allowed; empty for the region of each context.</param>
/// <param name="traced">Makes the calls of a connection visible.</param>
internal sealed class LookupTargets(IReadOnlyList<string> members, IReadOnlyList<string> regions, Func<CloudConnection, string, CloudConnection> traced)
{
    private readonly Dictionary<string, AtContext> _contexts = new(StringComparer.Ordinal);

    /// <summary>The context through which a target is asked.</summary>
    /// <param name="target">One that <see cref="OfAsync"/> gave.</param>
    /// <returns>The context.</returns>
    public AtContext ContextOf(LookupTarget target) => _contexts[target.Name];

    /// <summary>Finds the targets.</summary>
    /// <param name="contexts">The contexts.</param>
    /// <param name="areMembersAdded">Whether members come on top of the contexts' own accounts, not instead of them.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The targets; none when no member fits a wildcard.</returns>
    /// <exception cref="NameNotFoundException">No member has a name, or no region fits.</exception>
    public async Task<IReadOnlyList<LookupTarget>> OfAsync(IReadOnlyList<AtContext> contexts, bool areMembersAdded, CancellationToken cancellationToken)
    {
        var targets = new List<LookupTarget>();
        foreach (AtContext context in contexts.DistinctBy(static context => context.Name))
        {
            IReadOnlyList<RegionId> asked = await RegionsAsync(context, cancellationToken).ConfigureAwait(false);
            if (areMembersAdded || members.Count == 0)
            {
                Add(context.Name, context.AccountId, context.Connection);
            }

            if (members.Count > 0)
            {
                foreach (Member member in await MembersAsync(context, cancellationToken).ConfigureAwait(false))
                {
                    Add(member.DisplayName, member.AccountId, EntranceTo(AccountId.Parse(member.AccountId), context));
                }
            }

            void Add(string name, string account, CloudConnection connection)
            {
                string unique = _contexts.ContainsKey(name) ? $"{name} ({account})" : name;
                _contexts[unique] = context;
                LookupPace pace = LookupPaces.Of(context, account);
                targets.AddRange(asked.Select(region => new LookupTarget(unique, traced(connection.In(region), unique), pace)));
            }
        }

        return targets;
    }

    /// <summary>The root of an account can assume no role; on a local cloud it enters members as their root, as the provider's console lets it.</summary>
    private static CloudConnection EntranceTo(AccountId member, AtContext context) =>
        context.IsRoot ? context.Enter(member) : context.As(MemberEntrance.RoleOf(member));

    private async Task<IReadOnlyList<Member>> MembersAsync(AtContext context, CancellationToken cancellationToken)
    {
        var names = new NamePatterns(members);
        var found = new List<Member>();
        await foreach (Member member in new ResourceDirectoryClient(traced(context.Connection, context.Name)).ListMembersAsync(cancellationToken).ConfigureAwait(false))
        {
            if (names.Match(member.DisplayName, member.AccountId) && member.AccountId != context.AccountId)
            {
                found.Add(member);
            }
        }

        return names.Missing.FirstOrDefault() is { } missing ? throw new NameNotFoundException("Member", missing, "in the resource directory") : found;
    }

    private async Task<IReadOnlyList<RegionId>> RegionsAsync(AtContext context, CancellationToken cancellationToken)
    {
        if (regions.Count == 0)
        {
            return [context.Connection.Region];
        }

        if (!regions.Any(WildcardPattern.ContainsWildcardCharacters))
        {
            return [.. regions.Distinct(StringComparer.Ordinal).Select(RegionId.Parse)];
        }

        var names = new NamePatterns(regions);
        IReadOnlyList<TrailServiceRegion> known = await new TrailsClient(traced(context.Connection, context.Name)).DescribeRegionsAsync("en-US", cancellationToken).ConfigureAwait(false);
        RegionId[] found = [.. known.Where(region => names.Match(region.RegionId)).Select(static region => RegionId.Parse(region.RegionId))];
        return found.Length > 0 ? found : throw new NameNotFoundException("Region", string.Join(", ", regions), "among those of ActionTrail");
    }
}
