using System.Management.Automation;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Commands.Connection;
using ActionTrail.Commands.ResourceDirectory;
using ActionTrail.Commands.Trails;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Arns;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Verification.Canary;

namespace ActionTrail.Commands.Delivery;

/// <summary>
/// Test-AtDelivery: makes a harmless call as every member that a trail covers, waits for its event in every destination, and says of each
/// member, region and destination whether it arrived in time, or at which step the way is broken.
/// </summary>
[Cmdlet(VerbsDiagnostic.Test, "AtDelivery"), OutputType(typeof(CanaryCell), typeof(bool))]
public sealed class TestAtDeliveryCommand : TrailCommand
{
    private const string LocalAddress = "127.0.0.1";

    /// <summary>Members that make a call, by name, account id or wildcard; every member when left out, for a single-account trail its owner.</summary>
    [Parameter, SupportsWildcards, ArgumentCompleter(typeof(MemberCompleter))]
    public string[] Member { get; set; } = [];

    /// <summary>Regions in which they make it; the trail's home region when left out.</summary>
    [Parameter, ArgumentCompleter(typeof(RegionCompleter))]
    public string[] Region { get; set; } = [];

    /// <summary>Kinds of destinations to look in; all that the trail has when left out.</summary>
    [Parameter, ValidateSet("OSS", "SLS", "MaxCompute")]
    public string[] Destination { get; set; } = [];

    /// <summary>Context that may read the destinations; the context of the trail when left out.</summary>
    [Parameter, ContextTransformation, ArgumentCompleter(typeof(ContextCompleter))]
    public AtContext? DestinationContext { get; set; }

    /// <summary>Contexts of accounts that make the call, in place of members: for accounts that the management account cannot enter.</summary>
    [Parameter, ContextTransformation, ArgumentCompleter(typeof(ContextCompleter))]
    public AtContext[] CanaryContext { get; set; } = [];

    /// <summary>Longest time to wait on the real cloud, in seconds; more than the promised 600, so that what is late is seen. A local cloud delivers at once.</summary>
    [Parameter, ValidateRange(1, 86400)]
    public int TimeoutSeconds { get; set; } = 900;

    /// <summary>Writes whether the event arrived everywhere in time, and nothing else.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>Ends with the error DeliveryNotProved when it did not; with -ErrorAction Stop the script or runbook ends there.</summary>
    [Parameter]
    public SwitchParameter Assert { get; set; }

    private protected override bool ShowsCalls => false;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!IsFirst())
        {
            return;
        }

        if (Member.Length > 0 && CanaryContext.Length > 0)
        {
            Report(new ConfigurationException($"-Member {string.Join(", ", Member)} and -CanaryContext exclude each other: the contexts make the calls in place of members."), Name);
        }

        var cells = new List<CanaryCell>();
        var members = new CanaryMembers(Caller, ContextTable.Current.All);
        if (!TryRun(Name, members, cells))
        {
            return;
        }

        bool isProved = cells.Count > 0 && cells.TrueForAll(static cell => cell.Passed);
        if (Quiet)
        {
            WriteObject(isProved);
        }

        if (Assert && !isProved)
        {
            CanaryCell[] broken = [.. cells.Where(static cell => !cell.Passed)];
            string steps = string.Join(", ", broken.GroupBy(static cell => cell.Step).Select(static step => $"{step.Count()} {step.Key}"));
            Report(new DeliveryNotProvedException($"Trail '{Name}' was expected to deliver {cells.Count} canaries in time; {broken.Length} did not arrive: {steps}."), Name);
        }
    }

    /// <summary>Runs and writes the cells as they are settled; false when an error was reported.</summary>
    private bool TryRun(string target, CanaryMembers members, List<CanaryCell> cells)
    {
        bool isDone = false;
        Pump(target, async (post, stop) =>
        {
            Trail trail = await FindAsync(stop).ConfigureAwait(false);
            IReadOnlyList<CanaryMember> singers = CanaryContext.Length > 0 ? CanaryMembers.Of(CanaryContext) : await members.OfAsync(trail, HomeConnection(), Member, stop).ConfigureAwait(false);
            RegionId[] regions = Region.Length == 0 ? [RegionId.Parse(trail.HomeRegion)] : [.. Region.Select(RegionId.Parse)];
            await foreach (CanaryCell cell in RunOf(trail, post).RunAsync(singers, regions, stop).ConfigureAwait(false))
            {
                cells.Add(cell);
                if (!Quiet)
                {
                    post(() => WriteResult(cell));
                }
            }

            isDone = true;
        });
        return isDone;
    }

    private CanaryRun RunOf(Trail trail, Action<Action> post)
    {
        AtContext reader = DestinationContext ?? Caller;
        var parties = new CanaryParties(HomeConnection(), reader.Connection with { Trace = Connection.Trace })
        {
            OwnerAccountId = TrailArn.Parse(trail.TrailArn).Account.Value,
            ReaderAccountId = reader.AccountId,
            OwnerContext = Caller.Name,
            ReaderContext = reader.Name,
            SourceAddress = Caller.IsLocalCloud ? LocalAddress : null,
        };
        var options = new CanaryOptions
        {
            Timeout = TimeSpan.FromSeconds(TimeoutSeconds),
            Deliver = Caller.LocalCloud is { } cloud ? stop => cloud.Delivery.DrainAsync(AccountId.Parse(parties.OwnerAccountId), trail.Name, stop) : null,
            Progress = (open, waited) => post(() => WriteProgress(new ProgressRecord(1, $"Waiting for canaries of trail {trail.Name}", $"{open} still to come after {waited.TotalSeconds:0} s")
            {
                PercentComplete = (int)Math.Min(100, 100 * waited.TotalSeconds / TimeoutSeconds),
            })),
        };
        ICanaryFinder[] finders = [.. CanaryFinders.Of(trail, parties.Reader).Where(finder => Destination.Length == 0 || Destination.Contains(finder.Kind, StringComparer.OrdinalIgnoreCase))];
        return finders.Length > 0
            ? new CanaryRun(trail, parties, finders, options)
            : throw new UnsuitableException($"Trail '{trail.Name}' has no destination of kind {string.Join(" or ", Destination)}; it delivers to {string.Join(", ", CanaryFinders.Of(trail, parties.Reader).Select(static finder => finder.Kind))}.");
    }
}
