using ActionTrail.Core.Accounts;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Trails;
using ActionTrail.Engine.Setup;

namespace ActionTrail.Cli.Demo;

/// <summary>Names that the demo gives to what it makes.</summary>
internal static class DemoNames
{
    /// <summary>Region of everything.</summary>
    public static RegionId Region { get; } = RegionId.Parse("cn-hangzhou");

    /// <summary>The multi-account trail.</summary>
    public static TrailName Trail { get; } = TrailName.Parse("corp-audit");

    /// <summary>Key prefix of its files.</summary>
    public static OssKeyPrefix KeyPrefix { get; } = OssKeyPrefix.Parse("corp-audit");

    /// <summary>The role that it writes with.</summary>
    public static RoleName Role { get; } = RoleName.Parse(DeliveryRoleSetup.DefaultName);

    /// <summary>Days that delivered files cannot be deleted.</summary>
    public const int RetentionDays = 365;

    /// <summary>Member that joins after the first delivery.</summary>
    public const string Newcomer = "Newcomer";

    /// <summary>Member that was invited, and leaves after the first delivery.</summary>
    public const string Partner = "Partner";

    /// <summary>The bucket; its name carries the account, because bucket names are unique over all accounts.</summary>
    /// <param name="logArchive">Account that owns it.</param>
    /// <returns>The name.</returns>
    public static BucketName Bucket(AccountId logArchive) => BucketName.Parse($"corp-audit-{logArchive}");

    /// <summary>The Log Service project.</summary>
    /// <param name="logArchive">Account that owns it.</param>
    /// <returns>The name.</returns>
    public static SlsProjectName Project(AccountId logArchive) => SlsProjectName.Parse($"corp-audit-{logArchive}");
}
