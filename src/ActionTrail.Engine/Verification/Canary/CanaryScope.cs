using ActionTrail.Aliyun.ResourceDirectory;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Arns;

namespace ActionTrail.Engine.Verification.Canary;

/// <summary>What a trail covers now, as the trail and the directory tell it.</summary>
/// <param name="trail">The trail as it was when the calls were made.</param>
/// <param name="parties">Identities.</param>
public sealed class CanaryScope(Trail trail, CanaryParties parties)
{
    private Trail? _now;
    private HashSet<string>? _members;

    /// <summary>Looks at trail and members as they are now.</summary>
    /// <param name="cancellationToken">Ends the look.</param>
    /// <returns>When it is done.</returns>
    /// <exception cref="Core.Errors.ApiException">A service refused.</exception>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        _now = await new TrailsClient(parties.Owner).FindTrailAsync(trail.Name, cancellationToken).ConfigureAwait(false);
        if (!trail.IsOrganizationTrail)
        {
            return;
        }

        var members = new HashSet<string>(StringComparer.Ordinal);
        await foreach (Member member in new ResourceDirectoryClient(parties.Owner).ListMembersAsync(cancellationToken).ConfigureAwait(false))
        {
            members.Add(member.AccountId);
        }

        _members = members;
    }

    /// <summary>Why the trail does not cover a call, as of the last look.</summary>
    /// <param name="call">The call.</param>
    /// <returns>The finding; null when it covers it.</returns>
    public CanaryFinding? Misses(CanaryCall call)
    {
        string there = parties.OwnerContext.Length == 0 ? "" : $" -Context {parties.OwnerContext}";
        string home = $" -HomeRegion {trail.HomeRegion}{there}";
        string account = call.Member.AccountId;
        return _now is null ? Miss($"Trail {trail.Name} is gone.", $"# Make trail {trail.Name} again with New-AtTrail.")
            : !_now.IsLogging ? Miss($"Trail {trail.Name} does not log; its status is {_now.Status}.", $"Enable-AtTrail {trail.Name}{home}")
            : !_now.TrailRegion.Covers(call.Region.Value) ? Miss($"Trail {trail.Name} covers {_now.TrailRegion}, not {call.Region}.", $"Set-AtTrail {trail.Name} -Region All{home}")
            : _members?.Contains(account) == false ? Miss($"Account {account} is no member of the directory.", $"Add-AtMember {account}{there} -AcceptWith {account}")
            : !_now.IsOrganizationTrail && account != OwnerOf(_now) ? Miss($"Trail {trail.Name} covers account {OwnerOf(_now)} alone.", "# Make a multi-account trail with New-AtTrail -Organization.")
            : null;
    }

    private static string OwnerOf(Trail trail) => TrailArn.Parse(trail.TrailArn).Account.Value;

    private static CanaryFinding Miss(string found, string mend) => new(CanaryStep.NotInScope, found, mend);
}
