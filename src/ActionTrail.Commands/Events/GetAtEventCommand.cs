using System.Management.Automation;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Commands.Connection;
using ActionTrail.Commands.ResourceDirectory;
using ActionTrail.Commands.Times;
using ActionTrail.Commands.Trails;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Search.Lookups;

namespace ActionTrail.Commands.Events;

/// <summary>
/// Get-AtEvent: looks up management events of the last 90 days, of one account or of many, newest first. Pages are called for as they are
/// consumed: <c>Select-Object -First</c> ends the calls.
/// </summary>
[Cmdlet(VerbsCommon.Get, "AtEvent"), OutputType(typeof(AtEvent), typeof(LookupStatement))]
public sealed class GetAtEventCommand : EventFilterCommand
{
    private static readonly AtTime s_week = AtTime.Parse("7d");
    private static readonly AtTime s_now = AtTime.Parse("now");

    /// <summary>Names of APIs or operations.</summary>
    [Parameter(Position = 0), SupportsWildcards, ArgumentCompleter(typeof(EventNameCompleter))]
    public override string[] EventName { get; set; } = [];

    /// <summary>Earliest time: an age such as 7d, or a date. Seven days ago when left out; now with -Follow.</summary>
    [Parameter, TimeTransformation]
    public override AtTime? Since { get; set; }

    /// <summary>Regions whose events are meant, wildcards allowed; the region of each context when left out. Events of global services show in every region, and come once.</summary>
    [Parameter, SupportsWildcards, ArgumentCompleter(typeof(RegionCompleter))]
    public string[] Region { get; set; } = [];

    /// <summary>Members to look into instead of the context's own account, by display name, id or wildcard. The context must be one of the management account that may assume their ResourceDirectoryAccountAccessRole.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), Alias("DisplayName"), MemberTransformation, SupportsWildcards, ArgumentCompleter(typeof(MemberCompleter))]
    public string[] Member { get; set; } = [];

    /// <summary>Looks into every member of the directory as well as into the context's own account.</summary>
    [Parameter]
    public SwitchParameter AllMembers { get; set; }

    /// <summary>Writes the oldest events first.</summary>
    [Parameter]
    public SwitchParameter OldestFirst { get; set; }

    /// <summary>How many events are wanted at most. No page more than these need is asked for.</summary>
    [Parameter, ValidateRange(0, int.MaxValue)]
    public int First { get; set; } = int.MaxValue;

    /// <summary>Goes on and writes events as they show up, until Ctrl+C.</summary>
    [Parameter]
    public SwitchParameter Follow { get; set; }

    /// <summary>Seconds between two looks with -Follow.</summary>
    [Parameter, ValidateRange(1, 3600)]
    public int IntervalSeconds { get; set; } = 5;

    /// <summary>Writes a statement of how complete the answer is, after the events.</summary>
    [Parameter]
    public SwitchParameter Statement { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (AllMembers && Member.Length > 0)
        {
            Report(new ConfigurationException($"-Member {string.Join(", ", Member)} and -AllMembers exclude each other."), Member);
        }

        if (Follow && Statement)
        {
            Report(new ConfigurationException("-Statement and -Follow exclude each other: what is followed never comes to an end that could be stated."), Follow);
        }

        AtContext[] callers = Callers();
        Pump(callers.Length == 1 ? callers[0].Name : callers, async (post, stop) =>
        {
            var places = new LookupTargets(AllMembers ? ["*"] : Member, Region, Traced);
            IReadOnlyList<LookupTarget> targets = await places.OfAsync(callers, AllMembers, stop).ConfigureAwait(false);
            if (targets.Count == 0)
            {
                return; // A wildcard that no member fits is an empty answer.
            }

            TimeProvider clock = callers[0].Connection.Time;
            DateTimeOffset now = clock.GetUtcNow();
            var request = new LookupRequest(Filter(), (Since ?? (Follow ? s_now : s_week)).Resolve(clock), Until?.Resolve(clock) ?? now)
            {
                Order = OldestFirst ? EventOrder.OldestFirst : EventOrder.NewestFirst,
                First = First == int.MaxValue ? null : First,
            };
            Action<LookupTarget, ActionTrailException> fail = (target, error) => post(() => ReportOf(target, error, targets.Count));
            if (Follow)
            {
                var tail = new EventTail(targets, request, TimeSpan.FromSeconds(IntervalSeconds)) { OnFailure = fail };
                await foreach (LookupMatch found in tail.FollowAsync(stop).ConfigureAwait(false))
                {
                    post(() => WriteResult(new AtEvent(found.Event), places.ContextOf(found.Target).Name));
                }

                return;
            }

            var lookup = new EventLookup(targets, request) { OnFailure = fail };
            await foreach (LookupMatch found in lookup.FindAsync(stop).ConfigureAwait(false))
            {
                post(() => WriteResult(new AtEvent(found.Event), places.ContextOf(found.Target).Name));
            }

            End(lookup.Statement, post);
        });
    }

    private void End(LookupStatement statement, Action<Action> post)
    {
        if (statement.Since < statement.KeptSince && Since is not null)
        {
            post(() => WriteWarning($"Events before {ViewText.Time(statement.KeptSince)} are no longer kept for look-ups; Search-AtArchive finds them in what a trail delivered."));
        }

        post(() => WriteVerbose(statement.ToString()));
        if (Statement)
        {
            post(() => WriteObject(statement));
        }
    }

    /// <summary>Among several accounts one that cannot be asked never ends the others.</summary>
    private void ReportOf(LookupTarget target, ActionTrailException error, int targets)
    {
        if (targets == 1)
        {
            Report(error, target.Name);
        }
        else
        {
            WriteError(error.ToErrorRecord(target.Name));
        }
    }
}
