using ActionTrail.Core.Errors;
using ActionTrail.Core.Setup;
using ActionTrail.Engine.Setup;

namespace ActionTrail.Cli.Setup;

/// <summary>Reads a setup file and what is there; errors become one message and an exit code.</summary>
internal static class SetupRun
{
    /// <summary>Plans, then does something with the plan.</summary>
    /// <param name="arguments">Values of the options.</param>
    /// <param name="then">What is done; gives the exit code.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>Exit code.</returns>
    public static async Task<int> PlanAsync(SetupArguments arguments, Func<SetupPlan, CancellationToken, Task<int>> then, CancellationToken cancellationToken)
    {
        try
        {
            SetupFile file = SetupFileReader.Read(await ReadAsync(arguments.File, cancellationToken), arguments.File);
            using var contexts = new SetupContexts(arguments, file.Trail.HomeRegion);
            return await then(await new SetupPlanner(contexts.ConnectAsync).PlanAsync(file, cancellationToken), cancellationToken);
        }
        catch (ActionTrailException error)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return SetupExit.Failed;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Interrupted. What was done stays; the next run goes on from there.");
            return SetupExit.Failed;
        }
    }

    private static async Task<string> ReadAsync(string path, CancellationToken cancellationToken) => File.Exists(path)
        ? await File.ReadAllTextAsync(path, cancellationToken)
        : throw new NameNotFoundException("Setup file", path, "on this machine");
}
