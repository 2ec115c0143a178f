using System.CommandLine;

namespace ActionTrail.Cli.Setup;

/// <summary><c>attrail plan</c>: what apply would do.</summary>
internal static class PlanCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var options = new SetupOptions();
        var command = new Command("plan", "Say what apply would do. Exit code 0: no changes; 2: changes; 3: something cannot be changed in place; 1: an error.");
        options.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(options.Read(parsed), cancellationToken));
        return command;
    }

    /// <summary>Runs the command.</summary>
    public static Task<int> RunAsync(SetupArguments arguments, CancellationToken cancellationToken) => SetupRun.PlanAsync(
        arguments,
        (plan, _) =>
        {
            if (arguments.Json)
            {
                SetupPrinter.PrintJson(plan.Steps);
            }
            else
            {
                SetupPrinter.Print(plan.Steps);
                Console.Out.WriteLine(plan.Changes.Count + plan.Blocks.Count == 0 ? "No changes." : $"{plan.Changes.Count} changes, {plan.Blocks.Count} that cannot be made in place.");
            }

            return Task.FromResult(plan.Blocks.Count > 0 ? SetupExit.Blocked : plan.Changes.Count > 0 ? SetupExit.Differs : SetupExit.Ok);
        },
        cancellationToken);
}
