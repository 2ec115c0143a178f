namespace ActionTrail.Cli.Setup;

/// <summary><c>attrail plan</c>: what apply would do.</summary>
internal static class PlanCommand
{
    /// <summary>The command.</summary>
    public static SetupReport Report { get; } =
        new("plan", "Say what apply would do. Exit code 0: no changes; 2: changes; 3: something cannot be changed in place; 1: an error.")
        {
            Steps = static plan => plan.Steps,
            Summary = static plan => plan.Changes.Count + plan.Blocks.Count == 0 ? "No changes." : $"{plan.Changes.Count} changes, {plan.Blocks.Count} that cannot be made in place.",
            Exit = static plan => plan.Blocks.Count > 0 ? SetupExit.Blocked : plan.Changes.Count > 0 ? SetupExit.Differs : SetupExit.Ok,
        };
}
