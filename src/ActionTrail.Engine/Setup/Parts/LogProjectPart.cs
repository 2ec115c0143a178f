using ActionTrail.Aliyun.Sls;
using ActionTrail.Core.Setup;

namespace ActionTrail.Engine.Setup.Parts;

/// <summary>The Log Service project.</summary>
internal sealed class LogProjectPart(SetupSession session, SetupLogProject wanted) : ISetupPart
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<SetupStep>> ReadAsync(CancellationToken cancellationToken)
    {
        var setup = new SlsDestinationSetup(session.Connection(wanted.Account, wanted.Region));
        SlsProject? project = await Absence.OrNullAsync(new SlsClient(session.Connection(wanted.Account, wanted.Region)).GetProjectAsync(wanted.Project, cancellationToken)).ConfigureAwait(false);
        var steps = new SetupSteps($"Log Service project {wanted.Project}", wanted.Account);
        steps.Existence($"in {wanted.Region}", project is not null, token => setup.EnsureAsync(wanted.Project, token));
        return steps.All;
    }
}
