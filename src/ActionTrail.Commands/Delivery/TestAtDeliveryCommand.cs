using System.Management.Automation;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Commands.Connection;
using ActionTrail.Commands.Trails;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Delivery;
using ActionTrail.Engine.Setup;
using ActionTrail.Engine.Verification;

namespace ActionTrail.Commands.Delivery;

/// <summary>Test-AtDelivery: makes a harmless call as an account that the trail covers, and looks for its event in every destination.</summary>
[Cmdlet(VerbsDiagnostic.Test, "AtDelivery"), OutputType(typeof(SetupCheck), typeof(bool))]
public sealed class TestAtDeliveryCommand : TrailCommand
{
    private static readonly TimeSpan s_poll = TimeSpan.FromSeconds(15);

    /// <summary>Context that may read the destinations; the context of the trail when left out.</summary>
    [Parameter, ContextTransformation, ArgumentCompleter(typeof(ContextCompleter))]
    public AtContext? DestinationContext { get; set; }

    /// <summary>Context of an account that the trail covers; the context of the destinations when left out.</summary>
    [Parameter, ContextTransformation, ArgumentCompleter(typeof(ContextCompleter))]
    public AtContext? CanaryContext { get; set; }

    /// <summary>Longest time to wait on the real cloud, in seconds. A local cloud delivers at once.</summary>
    [Parameter, ValidateRange(1, 86400)]
    public int TimeoutSeconds { get; set; } = 900;

    /// <summary>Writes whether the event arrived everywhere, and nothing else.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!TryRun(Name, RunAsync, out IReadOnlyList<SetupCheck> checks))
        {
            return;
        }

        if (Quiet)
        {
            WriteObject(checks.All(static check => check.Passed));
            return;
        }

        foreach (SetupCheck check in checks)
        {
            WriteResult(check);
        }
    }

    private async Task<IReadOnlyList<SetupCheck>> RunAsync(CancellationToken cancellationToken)
    {
        Trail trail = await FindAsync(cancellationToken).ConfigureAwait(false);
        CloudConnection reader = DestinationContext?.Connection ?? Connection;
        CloudConnection singer = CanaryContext?.Connection ?? reader;
        string canary = await DeliveryCanary.SingAsync(singer, trail.EventRw, cancellationToken).ConfigureAwait(false);
        long start = singer.Time.GetTimestamp();
        IReadOnlyDictionary<string, string> mends = await DeliverAsync(trail, cancellationToken).ConfigureAwait(false);
        var checks = new List<SetupCheck>();
        foreach (IDeliveredEvents destination in TrailDestinations.Of(trail, reader))
        {
            (bool arrived, string found) = await WaitAsync(destination, canary, start, singer.Time, cancellationToken).ConfigureAwait(false);
            checks.Add(SetupCheck.Of($"{destination.Kind} of trail {trail.Name}", $"received event {canary}", arrived, found, mends.GetValueOrDefault(destination.Kind, $"Get-AtDelivery {trail.Name}")));
        }

        return checks;
    }

    /// <summary>Lets a local cloud deliver, and tells for each blocked destination the command that mends it.</summary>
    private async Task<IReadOnlyDictionary<string, string>> DeliverAsync(Trail trail, CancellationToken cancellationToken)
    {
        if (Caller.LocalCloud is not { } cloud)
        {
            return new Dictionary<string, string>(StringComparer.Ordinal);
        }

        DeliveryStatus status = await cloud.Delivery.DrainAsync(AccountId.Parse(Caller.AccountId), trail.Name, cancellationToken).ConfigureAwait(false);
        return status.Destinations.Select(lane => AtDelivery.Of(trail, lane)).Where(static lane => lane.Mend.Length > 0).ToDictionary(static lane => lane.Destination, static lane => lane.Mend, StringComparer.Ordinal);
    }

    private async Task<(bool Arrived, string Found)> WaitAsync(IDeliveredEvents destination, string canary, long start, TimeProvider clock, CancellationToken cancellationToken)
    {
        while (true)
        {
            string found = "not there";
            try
            {
                if (await DeliveryCanary.ArrivedAsync(destination, canary, cancellationToken).ConfigureAwait(false))
                {
                    return (true, $"after {clock.GetElapsedTime(start).TotalSeconds:0.0} s");
                }
            }
            catch (ActionTrailException unreadable)
            {
                found = unreadable.Message;
            }

            if (Caller.IsLocalCloud || clock.GetElapsedTime(start).TotalSeconds >= TimeoutSeconds)
            {
                return (false, found);
            }

            await Task.Delay(s_poll, clock, cancellationToken).ConfigureAwait(false);
        }
    }
}
