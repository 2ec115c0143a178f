using ActionTrail.Core.Accounts;
using ActionTrail.Core.Arns;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Trails;

namespace ActionTrail.Core.Setup;

/// <summary>The rules of names that the schema of setup files calls formats.</summary>
internal static class SetupFormats
{
    private static readonly Dictionary<string, Action<string>> s_rules = new(StringComparer.Ordinal)
    {
        ["account-id"] = static text => AccountId.Parse(text),
        ["region"] = static text => RegionId.Parse(text),
        ["role-arn"] = static text => RoleArn.Parse(text),
        ["role-name"] = static text => RoleName.Parse(text),
        ["bucket-name"] = static text => BucketName.Parse(text),
        ["key-prefix"] = static text => OssKeyPrefix.Parse(text),
        ["sls-project"] = static text => SlsProjectName.Parse(text),
        ["maxcompute-delivery-project"] = static text => MaxComputeProjectName.ParseForDelivery(text),
        ["trail-name"] = static text => TrailName.Parse(text),
    };

    /// <summary>What is wrong with a text; null when it keeps the rule.</summary>
    public static string? Violation(string format, string text)
    {
        try
        {
            s_rules[format](text);
            return null;
        }
        catch (InvalidNameException broken)
        {
            return broken.Message;
        }
    }
}
