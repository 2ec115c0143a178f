using ActionTrail.Core.Errors;

namespace ActionTrail.Engine.Setup;

/// <summary>Does what a plan says, step by step. Every step leaves the cloud in a state that the next plan understands, so that an interrupted run is completed by the next one.</summary>
public static class SetupInstaller
{
    /// <summary>Does the changes of a plan.</summary>
    /// <param name="plan">The plan, read a moment ago.</param>
    /// <param name="report">Told of every step before and after it is done.</param>
    /// <param name="cancellationToken">Ends the work between two calls; a further run completes it.</param>
    /// <returns>When everything is done.</returns>
    /// <exception cref="ConfigurationException">Something cannot be changed in place; nothing was done.</exception>
    /// <exception cref="ApiException">A service refused a step; those before it are done.</exception>
    public static async Task ApplyAsync(SetupPlan plan, Action<SetupStep> report, CancellationToken cancellationToken)
    {
        if (plan.Blocks.Count > 0)
        {
            throw new ConfigurationException($"Nothing was done. {string.Join(" ", plan.Blocks.Select(static block => $"{block}."))}");
        }

        foreach (SetupStep step in plan.Changes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            report(step with { Outcome = SetupOutcome.Running });
            try
            {
                await step.Apply!(cancellationToken).ConfigureAwait(false);
            }
            catch (ActionTrailException)
            {
                report(step with { Outcome = SetupOutcome.Failed });
                throw;
            }

            report(step with { Outcome = SetupOutcome.Done });
        }
    }
}
