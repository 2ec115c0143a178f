using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Setup;

namespace ActionTrail.Engine.Setup.Parts;

/// <summary>The job that delivers the last 90 days.</summary>
internal sealed class HistoryPart(SetupSession session) : ISetupPart
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<SetupStep>> ReadAsync(CancellationToken cancellationToken)
    {
        SetupTrail trail = session.File.Trail;
        var client = new DeliveryHistoryClient(session.Connection(trail.Account, trail.HomeRegion));
        bool isThere = false;
        await foreach (DeliveryHistoryJob job in client.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            isThere |= job.TrailName == trail.Name.Value && job.Status != DeliveryHistoryStatus.Failed;
        }

        var steps = new SetupSteps($"History of trail {trail.Name}", trail.Account);
        steps.Existence("the last 90 days delivered", isThere, token => client.CreateAsync(trail.Name.Value, clientToken: null, token));
        return steps.All;
    }
}
