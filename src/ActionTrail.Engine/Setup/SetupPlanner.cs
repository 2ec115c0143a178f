using ActionTrail.Core.Errors;
using ActionTrail.Core.Setup;
using ActionTrail.Engine.Setup.Parts;

namespace ActionTrail.Engine.Setup;

/// <summary>Compares a setup file with the cloud. Reads only.</summary>
/// <param name="connector">Finds who acts in each account.</param>
public sealed class SetupPlanner(SetupConnector connector)
{
    /// <summary>Reads what is there and says what is to do.</summary>
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="ConfigurationException">A context belongs to another account than the file says.</exception>
    /// <exception cref="ApiException">A service refused.</exception>
    public async Task<SetupPlan> PlanAsync(SetupFile file, CancellationToken cancellationToken) =>
        await PlanAsync(await SetupSession.OpenAsync(file, connector, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    internal static async Task<SetupPlan> PlanAsync(SetupSession session, CancellationToken cancellationToken)
    {
        var steps = new List<SetupStep>();
        foreach (ISetupPart part in Parts(session))
        {
            steps.AddRange(await part.ReadAsync(cancellationToken).ConfigureAwait(false));
        }

        return new SetupPlan(session.File, session, steps);
    }

    /// <summary>The parts in the order in which they are made: each needs only those before it.</summary>
    private static IEnumerable<ISetupPart> Parts(SetupSession session)
    {
        SetupFile file = session.File;
        if (file.DelegatedAdministrator is { } delegation)
        {
            yield return new DelegationPart(session, delegation);
        }

        if (file.DeliveryRole is { } role)
        {
            yield return new RolePart(session, role);
        }

        if (file.Oss is { } bucket)
        {
            yield return new BucketPart(session, bucket);
        }

        if (file.Sls is { } sls)
        {
            yield return new LogProjectPart(session, sls);
        }

        if (file.MaxCompute is { } project)
        {
            yield return new MaxComputePart(session, project);
        }

        yield return new TrailPart(session);
        if (file.Sls is { RetentionDays: { } days } logs)
        {
            yield return new LogstorePart(session, logs, days);
        }

        if (file.Backfill)
        {
            yield return new HistoryPart(session);
        }
    }
}
