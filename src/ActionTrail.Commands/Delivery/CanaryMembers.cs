using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.ResourceDirectory;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Commands.Connection;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Arns;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Verification.Canary;

namespace ActionTrail.Commands.Delivery;

/// <summary>The accounts that make a canary's call, and the identities by which they do: a connected context, else the entrance into the member.</summary>
/// <param name="caller">Context of the trail.</param>
/// <param name="connected">Connected contexts.</param>
internal sealed class CanaryMembers(AtContext caller, IReadOnlyList<AtContext> connected)
{
    /// <summary>Contexts as they are.</summary>
    public static IReadOnlyList<CanaryMember> Of(IEnumerable<AtContext> contexts) =>
        [.. contexts.Select(static context => new CanaryMember(context.AccountId, context.Name, context.Connection))];

    /// <summary>The members that a trail covers or, for a single-account trail, its owner.</summary>
    /// <param name="trail">The trail.</param>
    /// <param name="directory">An identity that may list the members.</param>
    /// <param name="wanted">Names, ids or wildcards; empty for all.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The accounts.</returns>
    /// <exception cref="NameNotFoundException">A name is that of no member.</exception>
    public async Task<IReadOnlyList<CanaryMember>> OfAsync(Trail trail, CloudConnection directory, string[] wanted, CancellationToken cancellationToken)
    {
        if (!trail.IsOrganizationTrail)
        {
            string owner = TrailArn.Parse(trail.TrailArn).Account.Value;
            return wanted.Length == 0 ? [Member(owner, owner)] : [.. wanted.Select(AccountId.Parse).Select(id => Member(id.Value, id.Value))];
        }

        var names = new NamePatterns(wanted.Length == 0 ? ["*"] : wanted);
        var members = new List<CanaryMember>();
        await foreach (Member member in new ResourceDirectoryClient(directory).ListMembersAsync(cancellationToken).ConfigureAwait(false))
        {
            if (names.Match(member.DisplayName, member.AccountId))
            {
                members.Add(Member(member.AccountId, member.DisplayName));
            }
        }

        // An account id that is no member's is asked for on purpose: its cells say that the trail does not cover it.
        foreach (string missing in names.Missing)
        {
            members.Add(AccountId.TryParse(missing, out AccountId? outsider) ? Member(outsider.Value, outsider.Value) : throw new NameNotFoundException("Member", missing, "in the resource directory"));
        }

        return members;
    }

    private CanaryMember Member(string accountId, string name) =>
        new(accountId, name, (ConnectedTo(accountId)?.Connection ?? caller.Enter(AccountId.Parse(accountId))) with { Trace = null });

    private AtContext? ConnectedTo(string accountId) => accountId == caller.AccountId ? caller
        : connected.FirstOrDefault(context => context.AccountId == accountId && context.Endpoint == caller.Endpoint);
}
