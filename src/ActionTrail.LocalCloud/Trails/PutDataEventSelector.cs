using System.Text.Json.Nodes;
using ActionTrail.Core.Policies;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;
using ActionTrail.LocalCloud.ResourceManager;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>Sets which data events a trail delivers to Log Service, in place of what was set before.</summary>
internal sealed class PutDataEventSelector : TrailOperation
{
    /// <inheritdoc/>
    // Unconfirmed: that the service-linked role delivers data events and is made here when the account has none.
    public override IEnumerable<AccessDemand> Demands(PopCall call)
    {
        yield return Demand(call);
        if (!ServiceLinkedRoles.Exists(call.Cloud, call.Caller.AccountId, ServicePrincipals.ActionTrail))
        {
            yield return TrailSettings.ServiceRoleDemand(call);
        }
    }

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        TrailDocument trail = OwnTrail(call, "TrailName");
        string selectors = call.Parameters.Required("EventSelectors");
        DataEventSelector.Parse(selectors);
        string[] regions = call.Parameters.Optional("TrailRegionIds", "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (Array.Find(regions, static region => TrailRegions.Find(region) is null) is { } unknown)
        {
            throw TrailErrors.InvalidParameter($"TrailRegionIds holds '{unknown}', which is no region of ActionTrail.");
        }

        ServiceLinkedRoles.Ensure(call.Cloud, trail.OwnerAccountId, ServicePrincipals.ActionTrail);
        var selector = new DataEventSelectorDocument(trail.Name, selectors, call.Parameters.Boolean("IsTrailAllRegion", otherwise: false), regions, call.Now);
        DataEventInterest.Of(call.Cloud).Begin();
        call.Cloud.Documents.Put(trail.OwnerAccountId, trail.Name, selector);
        TrailCatalog.Put(call.Cloud, trail.Selecting(trail.Selectors.With(selector, trail.HomeRegion), call.Cloud.Ledger.LastPosition));
        return new JsonObject { ["TrailArn"] = trail.Arn, ["DataEventSelectors"] = selectors };
    }
}
