using System.CommandLine;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Setup;

namespace ActionTrail.Cli.Setup;

/// <summary><c>attrail apply</c>: makes what the file describes.</summary>
internal static class ApplyCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var options = new SetupOptions();
        var yes = new Option<bool>("--yes") { Description = "Do not ask." };
        var command = new Command("apply", "Make what the file describes. Exit code 0: done, or no changes; 3: something cannot be changed in place, nothing was done; 1: an error.");
        options.AddTo(command);
        command.Add(yes);
        command.SetAction((parsed, cancellationToken) => RunAsync(options.Read(parsed), parsed.GetValue(yes), cancellationToken));
        return command;
    }

    /// <summary>Runs the command.</summary>
    public static Task<int> RunAsync(SetupArguments arguments, bool isAgreed, CancellationToken cancellationToken) =>
        SetupRun.PlanAsync(arguments, (plan, token) => ApplyAsync(plan, arguments, isAgreed, token), cancellationToken);

    private static async Task<int> ApplyAsync(SetupPlan plan, SetupArguments arguments, bool isAgreed, CancellationToken cancellationToken)
    {
        if (!arguments.Json)
        {
            SetupPrinter.Print(plan.Steps.Where(static step => step.Action != SetupAction.Keep));
        }

        if (plan.Blocks.Count > 0)
        {
            await Console.Error.WriteLineAsync("Nothing was done: what is marked with ! cannot be changed in place.");
            return SetupExit.Blocked;
        }

        if (plan.Changes.Count > 0 && !isAgreed && !Agrees(plan.Changes.Count))
        {
            await Console.Error.WriteLineAsync("Nothing was done.");
            return SetupExit.Failed;
        }

        var ended = new List<SetupStep>();
        await SetupInstaller.ApplyAsync(plan, step => Report(step, ended, arguments.Json), cancellationToken);
        if (arguments.Json)
        {
            SetupPrinter.PrintJson(ended);
        }
        else
        {
            await Console.Out.WriteLineAsync(ended.Count == 0 ? "No changes." : $"{ended.Count} changes made.");
        }

        return SetupExit.Ok;
    }

    private static void Report(SetupStep step, List<SetupStep> ended, bool isJson)
    {
        if (step.Outcome != SetupOutcome.Running)
        {
            ended.Add(step);
            if (!isJson)
            {
                Console.Out.WriteLine($"{(step.Outcome == SetupOutcome.Done ? "done" : "failed")}: {step}");
            }
        }
    }

    private static bool Agrees(int changes)
    {
        if (Console.IsInputRedirected)
        {
            throw new ConfigurationException("apply asks before it changes something, and there is nobody to ask; give --yes.");
        }

        Console.Out.Write($"Make these {changes} changes? (yes/no) ");
        return Console.In.ReadLine()?.Trim() is "yes" or "y";
    }
}
