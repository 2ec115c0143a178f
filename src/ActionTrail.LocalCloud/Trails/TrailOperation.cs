using ActionTrail.Core.Trails;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>An operation of ActionTrail. The nine oldest exist in the 2017-12-04 version too (<see cref="IsOld"/>).</summary>
internal abstract class TrailOperation : PopOperation
{
    /// <summary>Resource type of trails in audit events.</summary>
    protected const string TrailType = "ACS::ActionTrail::Trail";

    private const string OldVersion = "2017-12-04";

    private static readonly string[] s_inOldVersion =
        ["CreateTrail", "UpdateTrail", "DeleteTrail", "DescribeTrails", "GetTrailStatus", "StartLogging", "StopLogging", "LookupEvents", "DescribeRegions"];

    private static readonly string[] s_readPrefixes = ["Get", "List", "Describe", "Lookup"];

    /// <inheritdoc/>
    public sealed override OperationFacts Facts => field ??= new OperationFacts
    {
        Service = "Actiontrail",
        Name = GetType().Name,
        Version = "2020-07-06",
        OtherVersions = s_inOldVersion.Contains(GetType().Name, StringComparer.Ordinal) ? [OldVersion] : [],
        Writes = !s_readPrefixes.Any(prefix => GetType().Name.StartsWith(prefix, StringComparison.Ordinal)),
    };

    /// <inheritdoc/>
    public override IEnumerable<AccessDemand> Demands(PopCall call) => [Demand(call)];

    /// <summary>The permission for this operation: on the trail that the call names, or on everything.</summary>
    protected AccessDemand Demand(PopCall call)
    {
        string? trail = call.Parameters.Optional("Name") ?? call.Parameters.Optional("TrailName");
        string account = call.Caller.AccountId;
        return new AccessDemand("actiontrail:" + Facts.Name, trail is null ? "*" : $"acs:actiontrail:{call.Region}:{account}:trail/{trail}", account);
    }

    /// <summary>Whether the call came in the 2017-12-04 version.</summary>
    protected static bool IsOld(PopCall call) => call.Version == OldVersion;

    /// <summary>The caller's own trail that a parameter names; it must be at home in the region that was called.</summary>
    // Unconfirmed: the error outside the home region.
    protected static TrailDocument OwnTrail(PopCall call, string parameter = "Name")
    {
        string name = call.Parameters.Required(parameter);
        call.Refer(TrailType, name);
        return TrailCatalog.Find(call.Cloud, call.Caller.AccountId, name) is { } trail && trail.HomeRegion == call.Region
            ? trail
            : throw TrailErrors.NotFound(name);
    }

    /// <summary>Whether a trail shows in a region: at home there, or as the shadow of a trail that covers it.</summary>
    protected static bool IsVisibleIn(TrailDocument trail, string region) =>
        trail.HomeRegion == region || TrailRegionSelection.Parse(trail.TrailRegion).Covers(region);
}
