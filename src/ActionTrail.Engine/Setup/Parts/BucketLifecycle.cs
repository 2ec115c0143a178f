using ActionTrail.Aliyun.Oss;
using ActionTrail.Core.Setup;

namespace ActionTrail.Engine.Setup.Parts;

/// <summary>Lifecycle rules as setup files write them and as OSS does.</summary>
internal static class BucketLifecycle
{
    /// <summary>The rules of a bucket.</summary>
    public static IReadOnlyList<SetupLifecycleRule> Of(IReadOnlyList<OssLifecycleRule> rules) =>
    [
        .. rules.Select(static rule => new SetupLifecycleRule
        {
            Id = rule.Id,
            Prefix = rule.Prefix,
            Enabled = rule.Enabled,
            ExpireDays = rule.ExpirationDays,
            AbortUploadDays = rule.AbortUploadDays,
            Transitions = [.. rule.Transitions.Select(static move => new SetupTransition(move.Days, move.StorageClass))],
        }),
    ];

    /// <summary>A rule as OSS takes it.</summary>
    public static OssLifecycleRule Wire(SetupLifecycleRule rule) => new()
    {
        Id = rule.Id,
        Prefix = rule.Prefix,
        Enabled = rule.Enabled,
        ExpirationDays = rule.ExpireDays,
        AbortUploadDays = rule.AbortUploadDays,
        Transitions = [.. rule.Transitions.Select(static move => new OssTransition(move.Days, move.StorageClass))],
    };

    /// <summary>Rules as plans show them, by name.</summary>
    public static string Describe(IReadOnlyList<SetupLifecycleRule> rules) =>
        rules.Count == 0 ? SetupSteps.None : string.Join("; ", rules.OrderBy(static rule => rule.Id, StringComparer.Ordinal));

    /// <summary>Whether rules delete sooner than others.</summary>
    public static bool DeletesEarlier(IReadOnlyList<SetupLifecycleRule> found, IReadOnlyList<SetupLifecycleRule> wanted) => Earliest(found) < Earliest(wanted);

    private static int Earliest(IReadOnlyList<SetupLifecycleRule> rules) => rules.Where(static rule => rule.Enabled).Min(static rule => rule.ExpireDays) ?? int.MaxValue;
}
