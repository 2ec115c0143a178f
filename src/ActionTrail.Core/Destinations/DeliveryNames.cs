using ActionTrail.Core.Accounts;
using ActionTrail.Core.Trails;

namespace ActionTrail.Core.Destinations;

/// <summary>What the service names the stores that it makes for a trail.</summary>
public static class DeliveryNames
{
    /// <summary>The start of every logstore and table that the service makes.</summary>
    public const string Start = "actiontrail_";

    /// <summary>The logstore of a trail: <c>actiontrail_&lt;trail&gt;</c>.</summary>
    /// <param name="trail">The trail.</param>
    /// <returns>The logstore name.</returns>
    public static SlsLogstoreName LogstoreFor(TrailName trail) => SlsLogstoreName.Parse(Start + trail);

    /// <summary>The logstore of a trail's platform operations (Inner-ActionTrail): <c>innertrail_&lt;trail&gt;</c>.</summary>
    /// <param name="trail">The trail.</param>
    /// <returns>The logstore name.</returns>
    public static SlsLogstoreName InnerLogstoreFor(TrailName trail) => SlsLogstoreName.Parse("innertrail_" + trail);

    /// <summary>The MaxCompute table of a trail: <c>actiontrail_&lt;trail&gt;</c>, dashes as underscores.</summary>
    /// <param name="trail">The trail.</param>
    /// <returns>The table name.</returns>
    // Unconfirmed: how the cloud writes the dash of a trail name, which a table name cannot hold.
    public static MaxComputeTableName TableFor(TrailName trail) =>
        MaxComputeTableName.Parse(Start + trail.Value.Replace('-', '_'));

    /// <summary>The MaxCompute project that an account's own trails use unless told otherwise: <c>actiontrail_&lt;account&gt;</c>.</summary>
    /// <param name="account">The account.</param>
    /// <returns>The project name.</returns>
    public static MaxComputeProjectName ProjectFor(AccountId account) => MaxComputeProjectName.Parse(MaxComputeProjectName.DeliveryStart + account);
}
