using ActionTrail.Aliyun.Sls;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Setup;

namespace ActionTrail.Engine.Setup.Parts;

/// <summary>Retention of the trail's logstore. Where the service has not made the logstore yet, it is made with the retention that is asked for.</summary>
internal sealed class LogstorePart(SetupSession session, SetupLogProject wanted, int days) : ISetupPart
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<SetupStep>> ReadAsync(CancellationToken cancellationToken)
    {
        SlsLogstoreName name = DeliveryNames.LogstoreFor(session.File.Trail.Name);
        var client = new SlsClient(session.Connection(wanted.Account, wanted.Region));
        SlsLogstore? logstore = await Absence.OrNullAsync(client.GetLogstoreAsync(wanted.Project, name, cancellationToken)).ConfigureAwait(false);
        var steps = new SetupSteps($"Logstore {name}", wanted.Account);
        steps.Property(
            "retentionDays", Describe(days), logstore is null ? SetupSteps.None : Describe(logstore.RetentionDays), isWeaker: logstore is null || logstore.RetentionDays < days,
            async token =>
            {
                SlsLogstore? present = await Absence.OrNullAsync(client.GetLogstoreAsync(wanted.Project, name, token)).ConfigureAwait(false);
                await (present is null
                    ? client.CreateLogstoreAsync(wanted.Project, new SlsLogstore { Name = name.Value, RetentionDays = days }, token)
                    : client.UpdateLogstoreAsync(wanted.Project, present with { RetentionDays = days }, token)).ConfigureAwait(false);
            });
        return steps.All;
    }

    private static string Describe(int days) => days == SlsLogstore.Forever ? "for ever" : $"{days} days";
}
