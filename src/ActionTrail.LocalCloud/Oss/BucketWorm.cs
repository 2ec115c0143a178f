using System.Xml.Linq;
using ActionTrail.Aliyun.Oss;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>What the retention operations have in common.</summary>
internal static class BucketWorm
{
    private const int MostDays = 25_550;

    /// <summary>The policy in force.</summary>
    /// <exception cref="CloudError"><c>NoSuchWORMConfiguration</c>.</exception>
    public static OssWorm Require(OssCall call) => call.Bucket.WormAt(call.Now) ?? throw OssErrors.NoSuchWorm();

    /// <summary>The policy in force, if it is the one that the request names.</summary>
    /// <exception cref="CloudError"><c>NoSuchWORMConfiguration</c>.</exception>
    public static OssWorm RequireNamed(OssCall call) => Require(call) is { } worm && worm.Id == call.Query["wormId"] ? worm : throw OssErrors.NoSuchWorm();

    /// <summary>The number of days in a request's document.</summary>
    /// <exception cref="CloudError"><c>InvalidWORMConfiguration</c>, <c>MalformedXML</c>.</exception>
    public static int Days(XElement document)
    {
        string text = OssXml.Child(document, "RetentionPeriodInDays");
        return OssXml.Number(text) is >= 1 and <= MostDays and int days
            ? days
            : throw OssErrors.InvalidWorm($"RetentionPeriodInDays is '{text}'; 1 to {MostDays} are allowed.");
    }
}
