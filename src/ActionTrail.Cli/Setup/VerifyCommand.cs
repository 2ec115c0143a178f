using System.CommandLine;
using ActionTrail.Engine.Setup;

namespace ActionTrail.Cli.Setup;

/// <summary><c>attrail verify</c>: what differs from the file.</summary>
internal static class VerifyCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var options = new SetupOptions();
        var command = new Command("verify", "Say what differs from the file. Exit code 0: nothing; 2: something; 1: an error.");
        options.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(options.Read(parsed), cancellationToken));
        return command;
    }

    /// <summary>Runs the command.</summary>
    public static Task<int> RunAsync(SetupArguments arguments, CancellationToken cancellationToken) => SetupRun.PlanAsync(
        arguments,
        (plan, _) =>
        {
            IReadOnlyList<SetupStep> drift = plan.Drift;
            if (arguments.Json)
            {
                SetupPrinter.PrintJson(drift);
            }
            else
            {
                SetupPrinter.Print(drift);
                Console.Out.WriteLine(drift.Count == 0 ? "All is as the file says." : $"{drift.Count} properties differ from the file, {drift.Count(static step => step.IsWeaker)} of them weaker.");
            }

            return Task.FromResult(drift.Count == 0 ? SetupExit.Ok : SetupExit.Differs);
        },
        cancellationToken);
}
