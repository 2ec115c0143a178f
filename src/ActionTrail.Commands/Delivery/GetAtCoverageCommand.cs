using System.Management.Automation;
using ActionTrail.Commands.Connection;
using ActionTrail.Commands.ResourceDirectory;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Verification.Coverage;

namespace ActionTrail.Commands.Delivery;

/// <summary>Get-AtCoverage: every member of the directory, since when which multi-account trail covers it, when it was last seen delivering, and which are not covered and why.</summary>
[Cmdlet(VerbsCommon.Get, "AtCoverage"), OutputType(typeof(MemberCoverage))]
public sealed class GetAtCoverageCommand : CloudCommand
{
    /// <summary>Display names, account ids or wildcards of members; all members when left out.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true), MemberTransformation, SupportsWildcards, ArgumentCompleter(typeof(MemberCompleter))]
    public string[] Member { get; set; } = ["*"];

    /// <summary>Context that may read the destinations; that of the management account when left out.</summary>
    [Parameter, ContextTransformation, ArgumentCompleter(typeof(ContextCompleter))]
    public AtContext? DestinationContext { get; set; }

    /// <summary>Writes only the members that need a look: not covered, covered in part, blocked, or never seen.</summary>
    [Parameter]
    public SwitchParameter Problem { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Pump(Member, async (post, stop) =>
    {
        var names = new NamePatterns(Member);
        var watch = new CoverageWatch(Connection, DestinationContext is { } reader ? reader.Connection with { Trace = Connection.Trace } : Connection) { Context = Caller.Name };
        await foreach (MemberCoverage row in watch.WatchAsync(member => names.Match(member.DisplayName, member.AccountId), stop).ConfigureAwait(false))
        {
            if (!Problem || row.Reason.Length > 0)
            {
                post(() => WriteResult(row));
            }
        }

        foreach ((string place, string reason) in watch.Troubles)
        {
            post(() => WriteWarning($"{place} could not be read, so that LastSeen leaves it out: {reason} Name a context that may with -DestinationContext."));
        }

        foreach (string name in names.Missing)
        {
            post(() => Report(new NameNotFoundException("Member", name, "in the resource directory"), name));
        }
    });
}
