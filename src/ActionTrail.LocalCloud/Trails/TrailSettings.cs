using ActionTrail.Core.Arns;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Policies;
using ActionTrail.Core.Trails;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;
using ActionTrail.LocalCloud.ResourceManager;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>Reads what CreateTrail and UpdateTrail are told about filter and destinations, checking each value as documented.</summary>
internal static class TrailSettings
{
    private static readonly string[] s_destinationParameters =
        ["OssBucketName", "OssKeyPrefix", "OssWriteRoleArn", "RoleName", "SlsProjectArn", "SlsWriteRoleArn", "MaxComputeProjectArn", "MaxComputeWriteRoleArn"];

    /// <summary>Applies the parameters of a call to a trail.</summary>
    /// <param name="call">The call.</param>
    /// <param name="trail">The trail as it is, or a new one with the defaults.</param>
    /// <returns>The trail as it should become.</returns>
    public static TrailDocument Apply(PopCall call, TrailDocument trail)
    {
        TrailDocument filtered = trail with { EventRw = EventRw(call, trail.EventRw), TrailRegion = Region(call, trail.TrailRegion) };

        // Unconfirmed: UpdateTrail replaces all destinations as soon as it names one, and keeps them when it names none.
        return s_destinationParameters.Any(call.Parameters.Has) ? Destinations(call, filtered)
            : trail is { OssBucketName: "", SlsProjectArn: "", MaxComputeProjectArn: "" } ? throw TrailErrors.NoDestination()
            : filtered;
    }

    /// <summary>The role ARNs that a call passes on; the caller needs <c>ram:PassRole</c> for each.</summary>
    public static IEnumerable<string> PassedRoles(PopCall call) =>
        new[] { OssRole(call), call.Parameters.Optional("SlsWriteRoleArn"), call.Parameters.Optional("MaxComputeWriteRoleArn") }
            .OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a call leaves a destination without a role, so that the service-linked role is used.</summary>
    public static bool UsesServiceRole(PopCall call) =>
        (call.Parameters.Optional("OssBucketName") is not null && OssRole(call) is null)
        || (call.Parameters.Optional("SlsProjectArn") is not null && call.Parameters.Optional("SlsWriteRoleArn") is null)
        || (call.Parameters.Optional("MaxComputeProjectArn") is not null && call.Parameters.Optional("MaxComputeWriteRoleArn") is null);

    private static TrailDocument Destinations(PopCall call, TrailDocument trail)
    {
        string bucket = Bucket(call);
        string slsProject = SlsProject(call);
        string maxCompute = MaxComputeProject(call);
        if (bucket.Length + slsProject.Length + maxCompute.Length == 0)
        {
            throw TrailErrors.NoDestination();
        }

        return trail with
        {
            OssBucketName = bucket,
            OssBucketLocation = "",
            OssKeyPrefix = bucket.Length == 0 ? "" : Prefix(call),
            OssWriteRoleArn = Role(call, bucket, "OssWriteRoleArn", OssRole(call)),
            SlsProjectArn = slsProject,
            SlsWriteRoleArn = Role(call, slsProject, "SlsWriteRoleArn", call.Parameters.Optional("SlsWriteRoleArn")),
            MaxComputeProjectArn = maxCompute,
            MaxComputeWriteRoleArn = Role(call, maxCompute, "MaxComputeWriteRoleArn", call.Parameters.Optional("MaxComputeWriteRoleArn")),
        };
    }

    private static string EventRw(PopCall call, string otherwise)
    {
        string text = call.Parameters.Optional("EventRW", otherwise);
        return EventRwText.TryParse(text, out _) ? text : throw TrailErrors.InvalidParameter($"EventRW '{text}' is unknown; Write, Read and All are allowed.");
    }

    private static string Region(PopCall call, string otherwise)
    {
        string text = call.Parameters.Optional("TrailRegion", otherwise);
        return !TrailRegionSelection.TryParse(text, out TrailRegionSelection? selection) ? throw Unknown(text)
            : selection.Regions.FirstOrDefault(static region => TrailRegions.Find(region) is null) is { } unknown ? throw Unknown(unknown)
            : selection.ToString();

        static CloudError Unknown(string text) => TrailErrors.InvalidParameter($"TrailRegion '{text}' is neither All nor a region of ActionTrail.");
    }

    private static string Bucket(PopCall call)
    {
        string name = call.Parameters.Optional("OssBucketName", "");
        return name.Length == 0 || BucketName.TryParse(name, out _)
            ? name
            : throw new CloudError(400, "InvalidBucketNameException", $"The specified OSS bucket name is invalid: '{name}'.");
    }

    private static string Prefix(PopCall call)
    {
        string prefix = call.Parameters.Optional("OssKeyPrefix", "");
        return prefix.Length == 0 || OssKeyPrefix.TryParse(prefix, out _)
            ? prefix
            : throw new CloudError(400, "InvalidPrefixException", $"The specified OSS bucket prefix is invalid: '{prefix}'.");
    }

    private static string SlsProject(PopCall call)
    {
        string arn = call.Parameters.Optional("SlsProjectArn", "");
        return arn.Length == 0 || SlsProjectArn.TryParse(arn, out _)
            ? arn
            : throw TrailErrors.InvalidParameter($"SlsProjectArn '{arn}' is not of the form acs:log:region:account:project/name.");
    }

    private static string MaxComputeProject(PopCall call)
    {
        string arn = call.Parameters.Optional("MaxComputeProjectArn", "");
        return arn.Length == 0 || MaxComputeProjectArn.TryParse(arn, out _)
            ? arn
            : throw TrailErrors.InvalidParameter(
                $"MaxComputeProjectArn '{arn}' is not of the form acs:odps:region:account:project/{MaxComputeProjectName.DeliveryStart}name.");
    }

    /// <summary>The permission to have the service-linked role made.</summary>
    public static AccessDemand ServiceRoleDemand(PopCall call) =>
        new("ram:CreateServiceLinkedRole", "*", call.Caller.AccountId) { Conditions = ForService("ram:ServiceName") };

    /// <summary>A condition key whose value is the service.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> ForService(string key) =>
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [key] = [ServicePrincipals.ActionTrail] };

    private static string Role(PopCall call, string destination, string parameter, string? arn) =>
        destination.Length == 0 ? ""
        : arn is null ? ServiceLinkedRoles.Arn(call.Caller.AccountId, "AliyunServiceRoleForActionTrail")
        : RoleArn.TryParse(arn, out _) ? arn
        : throw TrailErrors.InvalidParameter($"{parameter} '{arn}' is not of the form acs:ram::account:role/name.");

    /// <summary>The 2017-12-04 version names a role of the caller's own account.</summary>
    private static string? OssRole(PopCall call) =>
        call.Parameters.Optional("OssWriteRoleArn")
        ?? (call.Parameters.Optional("RoleName") is { } name ? $"acs:ram::{call.Caller.AccountId}:role/{name}" : null);
}
