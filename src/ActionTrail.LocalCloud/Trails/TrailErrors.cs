using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>The documented errors that several trail operations share. Documented messages stand first; what was found follows.</summary>
internal static class TrailErrors
{
    public static CloudError NotFound(string name) => new(404, "TrailNotFoundException", $"The specified Trail does not exist: {name}.");

    public static CloudError InvalidName(string detail) => new(400, "InvalidTrailNameException", $"The specified Trail name is invalid. {detail}");

    public static CloudError InvalidParameter(string detail) => new(400, "InvalidQueryParameter", $"The specified query parameter is invalid. {detail}");

    public static CloudError NoDestination() =>
        new(400, "InvalidDeliveryConfigurationException", "You must specify at least one Log Service project, OSS bucket or MaxCompute project for a Trail.");
}
