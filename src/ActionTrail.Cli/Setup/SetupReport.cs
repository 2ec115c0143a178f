using System.CommandLine;
using ActionTrail.Engine.Setup;

namespace ActionTrail.Cli.Setup;

/// <summary>A command that reads a setup file and what is there, tells of it and changes nothing.</summary>
/// <param name="name">Name of the command.</param>
/// <param name="description">What it says, and its exit codes.</param>
internal sealed class SetupReport(string name, string description)
{
    /// <summary>The steps that it tells of.</summary>
    public required Func<SetupPlan, IReadOnlyList<SetupStep>> Steps { get; init; }

    /// <summary>The last line for people.</summary>
    public required Func<SetupPlan, string> Summary { get; init; }

    /// <summary>The exit code.</summary>
    public required Func<SetupPlan, int> Exit { get; init; }

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public Command Create()
    {
        var options = new SetupOptions();
        var command = new Command(name, description);
        options.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(options.Read(parsed), cancellationToken));
        return command;
    }

    /// <summary>Runs the command.</summary>
    /// <param name="arguments">Values of the options.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>Exit code.</returns>
    public Task<int> RunAsync(SetupArguments arguments, CancellationToken cancellationToken) => SetupRun.PlanAsync(
        arguments,
        (plan, _) =>
        {
            if (arguments.Json)
            {
                SetupPrinter.PrintJson(Steps(plan));
            }
            else
            {
                SetupPrinter.Print(Steps(plan));
                Console.Out.WriteLine(Summary(plan));
            }

            return Task.FromResult(Exit(plan));
        },
        cancellationToken);
}
