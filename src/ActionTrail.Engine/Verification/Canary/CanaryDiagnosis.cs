using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Events;
using ActionTrail.Core.Trails;
using ActionTrail.Engine.Permissions;
using ActionTrail.Engine.Setup;

namespace ActionTrail.Engine.Verification.Canary;

/// <summary>Finds the step at which a call that did not arrive is stuck: recorded, role, store, or only time.</summary>
/// <param name="trail">The trail.</param>
/// <param name="parties">Identities.</param>
public sealed class CanaryDiagnosis(Trail trail, CanaryParties parties)
{
    private readonly Dictionary<string, CanaryFinding?> _stores = new(StringComparer.Ordinal);

    /// <summary>Looks into one call that the trail covers.</summary>
    /// <param name="call">The call.</param>
    /// <param name="kind">Kind of the destination where it is missing.</param>
    /// <param name="trouble">Why the destination could not be read; empty when it could.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    /// <returns>The finding.</returns>
    public async Task<CanaryFinding> FindAsync(CanaryCall call, string kind, string trouble, CancellationToken cancellationToken)
    {
        if (await IsRecordedAsync(call, cancellationToken).ConfigureAwait(false) == false)
        {
            return new CanaryFinding(
                CanaryStep.NotRecorded, $"The event history of account {call.Member.AccountId} in {call.Region} does not show request {call.RequestId}.", "");
        }

        if (!_stores.TryGetValue(kind, out CanaryFinding? finding))
        {
            finding = _stores[kind] = await StoreAsync(kind, cancellationToken).ConfigureAwait(false);
        }

        return finding
            ?? (trouble.Length > 0 ? new CanaryFinding(CanaryStep.DestinationRefused, $"The destination cannot be read: {trouble}", "")
                : new CanaryFinding(CanaryStep.NotYet, "Recorded, covered, and nothing stands in the way; it is not there yet.", ""));
    }

    /// <summary>Whether the member's own history shows the call; null where the member may not look.</summary>
    private static async Task<bool?> IsRecordedAsync(CanaryCall call, CancellationToken cancellationToken)
    {
        var query = new EventQuery
        {
            StartTime = call.MadeAt - CanaryMarks.ClockSkew, Conditions = [new EventCondition(EventAttribute.ServiceName, "Actiontrail")], PageSize = 50,
        };
        try
        {
            await foreach (AuditEvent found in new TrailsClient(call.Member.Connection.In(call.Region)).LookupEventsAsync(query, cancellationToken).ConfigureAwait(false))
            {
                if (found.RequestId == call.RequestId)
                {
                    return true;
                }
            }

            return false;
        }
        catch (ApiException denied) when (denied.Kind == ApiErrorKind.Denied)
        {
            return null;
        }
    }

    private async Task<CanaryFinding?> StoreAsync(string kind, CancellationToken cancellationToken)
    {
        try
        {
            return TrailWrite.Of(trail).FirstOrDefault(write => write.Destination.Kind == kind) is { } write
                && await RoleOrStoreAsync(write, cancellationToken).ConfigureAwait(false) is { } finding
                    ? finding
                    : await ReportedAsync(kind, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException refused) when (refused.Kind == ApiErrorKind.Denied)
        {
            // Whoever may not read role and store still gets what ActionTrail itself reports.
            return await ReportedAsync(kind, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<CanaryFinding?> RoleOrStoreAsync(TrailWrite write, CancellationToken cancellationToken)
    {
        string account = write.Role.Account.Value;
        if (account != parties.ReaderAccountId && account != parties.OwnerAccountId)
        {
            return null;
        }

        bool isReader = account == parties.ReaderAccountId;
        CloudConnection connection = isReader ? parties.Reader : parties.Owner;
        string context = isReader ? parties.ReaderContext : parties.OwnerContext;
        var oracle = new DeliveryOracle(connection, trail.IsOrganizationTrail ? parties.Owner : null) { Context = context, SourceAddress = parties.SourceAddress };
        var question = new OracleQuestion(write.Role.Role, AccountId.Parse(parties.OwnerAccountId)) { Destinations = [write.Destination], Trail = TrailName.Parse(trail.Name) };
        IReadOnlyList<SetupCheck> role = await oracle.CheckRoleAsync(question, cancellationToken).ConfigureAwait(false);
        if (role.FirstOrDefault(static check => !check.Passed && (check.Action.Length > 0 || check.Check == "exists")) is { } denied)
        {
            return new CanaryFinding(CanaryStep.RoleDenied, $"{denied.Subject}: {denied.Check}: {denied.Found}.", denied.Mend);
        }

        IReadOnlyList<SetupCheck> store = await new DestinationChecks(connection) { Context = context }.RunAsync(write.Destination, cancellationToken).ConfigureAwait(false);
        return store.FirstOrDefault(static check => !check.Passed && check.Check == "exists") is { } gone
            ? new CanaryFinding(CanaryStep.DestinationRefused, $"{gone.Subject} does not exist ({gone.Found}).", gone.Mend)
            : null;
    }

    private async Task<CanaryFinding?> ReportedAsync(string kind, CancellationToken cancellationToken)
    {
        TrailStatus status = await new TrailsClient(parties.Owner).GetTrailStatusAsync(trail, cancellationToken).ConfigureAwait(false);
        string error = kind switch
        {
            "OSS" => status.LatestDeliveryError,
            "SLS" => status.LatestDeliveryLogServiceError,
            _ => status.LatestDeliveryMaxComputeError,
        };
        string there = parties.OwnerContext.Length == 0 ? "" : $" -Context {parties.OwnerContext}";
        return error.Length == 0 ? null : new CanaryFinding(CanaryStep.DestinationRefused, $"ActionTrail reports: {error}", $"Get-AtDelivery {trail.Name}{there}");
    }
}
