using ActionTrail.Core.Arns;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Policies;
using ActionTrail.Core.Trails;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Trails;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>The ActionTrail service as a writer of logs: what it makes, nobody else may write to.</summary>
internal static class TrailWriter
{
    private static readonly string[] s_prefixes = ["actiontrail_", "innertrail_", "insights_"];

    /// <summary>Whether a caller is the service itself, or a session of a role that it assumed.</summary>
    public static bool Is(Caller caller) => caller switch
    {
        { Kind: CallerKind.Service } => caller.Name == ServicePrincipals.ActionTrail,
        { Kind: CallerKind.RoleSession } => caller.SessionIssuedTo == ServicePrincipals.ActionTrail,
        _ => false,
    };

    /// <summary>Whether a logstore is one that a trail delivers to; it is the service's, whoever made it.</summary>
    public static bool Delivers(CloudState cloud, SlsProjectDocument project, string logstore) => TrailCatalog.All(cloud).Any(trail =>
        trail.SlsProjectArn.Length > 0 && SlsProjectArn.Parse(trail.SlsProjectArn) is { } arn && arn.Project.Value == project.Name && arn.Region.Value == project.Region
        && TrailName.Parse(trail.Name) is { } name && (DeliveryNames.LogstoreFor(name).Value == logstore || DeliveryNames.InnerLogstoreFor(name).Value == logstore));

    /// <summary>Whether a logstore's name is one that the service uses.</summary>
    public static bool Owns(string logstore) => Array.Exists(s_prefixes, prefix => logstore.StartsWith(prefix, StringComparison.Ordinal));
}
