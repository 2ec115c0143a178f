using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Http;
using ActionTrail.Core.Policies;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;
using ActionTrail.LocalCloud.ResourceManager;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>
/// CreateTrail or UpdateTrail: both draft the trail as it should become, try its destinations exactly as delivery will, and only then store
/// it. The trial makes calls of its own, so it runs before the transaction.
/// </summary>
internal abstract class TrailChange : TrailOperation
{
    /// <inheritdoc/>
    public sealed override IEnumerable<AccessDemand> Demands(PopCall call)
    {
        string account = call.Caller.AccountId;
        yield return Demand(call);
        foreach (string role in TrailSettings.PassedRoles(call))
        {
            yield return new AccessDemand("ram:PassRole", role, account) { Conditions = TrailSettings.ForService("acs:Service") };
        }

        if (TrailSettings.UsesServiceRole(call) && !ServiceLinkedRoles.Exists(call.Cloud, account, ServicePrincipals.ActionTrail))
        {
            yield return TrailSettings.ServiceRoleDemand(call);
        }
    }

    /// <inheritdoc/>
    public sealed override async ValueTask<WireResponse> ExecuteAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var pop = (PopCall)call;
        TrailDocument draft = Draft(pop);
        if (TrailSettings.UsesServiceRole(pop))
        {
            call.Cloud.Documents.Transact(() => ServiceLinkedRoles.Ensure(call.Cloud, call.Caller.AccountId, ServicePrincipals.ActionTrail));
        }

        await TrailPorts.Of(call.Cloud).Destinations.ProbeAsync(draft, cancellationToken).ConfigureAwait(false);
        return await base.ExecuteAsync(call, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public sealed override JsonObject Execute(PopCall call)
    {
        TrailDocument trail = Draft(call);
        trail = trail with { OssBucketLocation = TrailPorts.Of(call.Cloud).Destinations.LocationOf(trail.OssBucketName) };
        TrailCatalog.Put(call.Cloud, trail);
        call.Refer(TrailType, trail.Name);
        JsonObject answer = TrailJson.Settings(trail);
        return IsOld(call) ? TrailJson.AsOld(answer, trail) : answer;
    }

    /// <summary>The trail as it should become; checks everything that can be checked without calling the destinations, and writes nothing.</summary>
    protected abstract TrailDocument Draft(PopCall call);

    /// <summary>Requires that no other trail of the owner writes to the same place.</summary>
    // Unconfirmed: whether a bucket may be shared under different prefixes; here it may.
    protected static void DemandOwnPlace(PopCall call, TrailDocument trail)
    {
        if (trail.OssBucketName.Length > 0 && TrailCatalog.Of(call.Cloud, trail.OwnerAccountId).Any(other =>
            other.Name != trail.Name && other.OssBucketName == trail.OssBucketName && other.OssKeyPrefix == trail.OssKeyPrefix))
        {
            throw new CloudError(
                400,
                "RepeatOssBucket",
                "The specified OSS bucket is already in use. We recommend that you modify the existing Trail or specify another bucket.");
        }
    }
}
