using ActionTrail.Aliyun.MaxCompute;
using ActionTrail.Core.Setup;

namespace ActionTrail.Engine.Setup.Parts;

/// <summary>The MaxCompute project.</summary>
internal sealed class MaxComputePart(SetupSession session, SetupMaxCompute wanted) : ISetupPart
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<SetupStep>> ReadAsync(CancellationToken cancellationToken)
    {
        var client = new MaxComputeClient(session.Connection(wanted.Account, wanted.Region));
        MaxComputeProject? project = await Absence.OrNullAsync(client.GetProjectAsync(wanted.Project, cancellationToken)).ConfigureAwait(false);
        var steps = new SetupSteps($"MaxCompute project {wanted.Project}", wanted.Account);
        var setup = new MaxComputeDestinationSetup(session.Connection(wanted.Account, wanted.Region));
        steps.Existence($"in {wanted.Region}", project is not null, token => setup.EnsureAsync(wanted.Project, session.Id(wanted.Account), token));
        if (wanted.Quota is { } quota)
        {
            steps.Property("quota", quota, SetupSteps.OrNone(project?.DefaultQuota), isWeaker: false, token => client.UpdateQuotaAsync(wanted.Project, quota, token));
        }

        return steps.All;
    }
}
