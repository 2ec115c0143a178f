using System.Management.Automation;
using ActionTrail.Commands.Events;
using ActionTrail.Commands.Times;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Events;
using ActionTrail.LocalCloud.Samples;

namespace ActionTrail.Commands.LocalClouds;

/// <summary>New-AtSampleEvent: makes realistic audit events, to be recorded with Import-AtEvent.</summary>
[Cmdlet(VerbsCommon.New, "AtSampleEvent"), OutputType(typeof(AtEvent))]
public sealed class NewAtSampleEventCommand : CloudCommand
{
    /// <summary>How many events.</summary>
    [Parameter(Position = 0), ValidateRange(1, 10_000_000)]
    public int Count { get; set; } = 100;

    /// <summary>Ids of the accounts that act; all accounts of the context's local cloud when left out.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string[] AccountId { get; set; } = [];

    /// <summary>Start of their time range: an age such as 7d, or a date.</summary>
    [Parameter, TimeTransformation]
    public AtTime Since { get; set; } = AtTime.Parse("1h");

    /// <summary>End of their time range.</summary>
    [Parameter, TimeTransformation]
    public AtTime Until { get; set; } = AtTime.Parse("now");

    /// <summary>The same seed makes the same events; by default every call makes new ones.</summary>
    [Parameter]
    public int? Seed { get; set; }

    private readonly List<string> _accounts = [];

    /// <inheritdoc/>
    protected override void ProcessRecord() => _accounts.AddRange(AccountId);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        TimeProvider clock = Caller.Connection.Time;
        try
        {
            var generator = new SampleEventGenerator(new SampleEventOptions
            {
                AccountIds = _accounts.Count > 0 ? _accounts : [.. Caller.RequireLocalCloud("New-AtSampleEvent").Accounts.Select(static account => account.Id.ToString())],
                From = Since.Resolve(clock),
                To = Until.Resolve(clock),
                Seed = Seed ?? unchecked((int)clock.GetUtcNow().UtcTicks),
            });
            foreach (SampleEvent sample in generator.Generate(Count))
            {
                WriteResult(new AtEvent(AuditEvent.Parse(sample.Json)));
            }
        }
        catch (ConfigurationException error)
        {
            ThrowTerminatingError(error.ToErrorRecord(null));
        }
    }
}
