using System.Management.Automation;
using ActionTrail.Commands.Connection;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Setup;
using ActionTrail.Engine.Setup;

namespace ActionTrail.Commands.Setup;

/// <summary>Base of the cmdlets that read a setup file: the file names the contexts, so there is no <c>-Context</c>.</summary>
public abstract class SetupCommand : CallingCommand
{
    private const int ActivityId = 2;

    /// <summary>Path of the setup file, YAML or JSON.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true), Alias("FullName")]
    public string Path { get; set; } = "";

    private protected override bool ShowsCalls => false;

    /// <summary>Finds the contexts that a file names among those of this session.</summary>
    private protected SetupConnector Connector()
    {
        ContextTable contexts = ContextTable.Current; // each session has its own, so it is settled on the pipeline thread
        return (context, _) => Task.FromResult(Traced(contexts.Named(context).Connection, context));
    }

    /// <summary>Reads the file; a refusal is reported.</summary>
    private protected bool TryReadFile(out SetupFile file)
    {
        file = null!;
        try
        {
            file = SetupFileReader.Read(File.ReadAllText(GetUnresolvedProviderPathFromPSPath(Path)), Path);
            return true;
        }
        catch (InvalidSetupFileException error)
        {
            Report(error, Path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            WriteError(error.ToErrorRecord(Path));
        }

        return false;
    }

    /// <summary>Asks whether the changes of a plan shall be made, showing each.</summary>
    private protected bool Asks(SetupPlan plan, string verb)
    {
        string changes = string.Join(Environment.NewLine, plan.Changes.Select(static step => $"  {step}"));
        string question = $"{verb} {Path}: {plan.Changes.Count} changes{Environment.NewLine}{changes}";
        return ShouldProcess(question, question + Environment.NewLine, $"Setup of trail {plan.File.Trail.Name}");
    }

    /// <summary>Makes the changes: writes every step when it has ended, and after a failure those that were not begun.</summary>
    private protected void Apply(SetupPlan plan)
    {
        int ended = 0;
        bool isDone = TryRun(Path, stop => SetupInstaller.ApplyAsync(
            plan,
            step => Post(() =>
            {
                ended += step.Outcome == SetupOutcome.Running ? 0 : 1;
                Show(plan, step, ended);
            }),
            stop));
        WriteProgress(new ProgressRecord(ActivityId, "Setup", "Done") { RecordType = ProgressRecordType.Completed });
        if (!isDone)
        {
            WriteObject(plan.Changes.Skip(ended), enumerateCollection: true);
        }
    }

    private void Show(SetupPlan plan, SetupStep step, int ended)
    {
        if (step.Outcome == SetupOutcome.Running)
        {
            WriteProgress(new ProgressRecord(ActivityId, $"Setup of trail {plan.File.Trail.Name}", step.ToString()) { PercentComplete = 100 * ended / plan.Changes.Count });
            return;
        }

        WriteObject(step);
    }
}
