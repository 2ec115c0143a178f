using ActionTrail.Engine.Setup;

namespace ActionTrail.Cli.Setup;

/// <summary><c>attrail verify</c>: what differs from the file.</summary>
internal static class VerifyCommand
{
    /// <summary>The command.</summary>
    public static SetupReport Report { get; } = new("verify", "Say what differs from the file. Exit code 0: nothing; 2: something; 1: an error.")
    {
        Steps = static plan => plan.Drift,
        Summary = static plan => Sentence(plan.Drift),
        Exit = static plan => plan.Drift.Count == 0 ? SetupExit.Ok : SetupExit.Differs,
    };

    private static string Sentence(IReadOnlyList<SetupStep> drift) =>
        drift.Count == 0 ? "All is as the file says." : $"{drift.Count} properties differ from the file, {drift.Count(static step => step.IsWeaker)} of them weaker.";
}
