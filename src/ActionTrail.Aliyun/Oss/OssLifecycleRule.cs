using System.Globalization;
using System.Xml.Linq;

namespace ActionTrail.Aliyun.Oss;

/// <summary>One lifecycle rule of a bucket. At least one action must be set.</summary>
/// <remarks>Source: PutBucketLifecycle.</remarks>
public sealed record OssLifecycleRule
{
    /// <summary>Id, unique in the bucket; empty lets the service choose.</summary>
    public string Id { get; init; } = "";

    /// <summary>Keys that the rule covers; empty covers all.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Whether the rule acts.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Days after the last modification at which an object is deleted; null for never.</summary>
    public int? ExpirationDays { get; init; }

    /// <summary>Objects last modified before this time (UTC) are deleted; null for none.</summary>
    public DateTimeOffset? ExpireCreatedBefore { get; init; }

    /// <summary>Days after which an unfinished multipart upload is aborted; null for never.</summary>
    public int? AbortUploadDays { get; init; }

    /// <summary>Moves to cheaper storage classes; empty for none.</summary>
    public IReadOnlyList<OssTransition> Transitions { get; init; } = [];

    /// <summary>Writes <c>Rule</c>.</summary>
    /// <returns>The element.</returns>
    public XElement ToXml()
    {
        var rule = new XElement("Rule");
        if (Id.Length > 0)
        {
            rule.Add(new XElement("ID", Id));
        }

        rule.Add(new XElement("Prefix", Prefix), new XElement("Status", Enabled ? "Enabled" : "Disabled"));
        if (ExpirationDays is { } days)
        {
            rule.Add(new XElement("Expiration", new XElement("Days", days.ToString(CultureInfo.InvariantCulture))));
        }

        if (ExpireCreatedBefore is { } before)
        {
            rule.Add(new XElement("Expiration", new XElement("CreatedBeforeDate", OssXml.Time(before))));
        }

        rule.Add(Transitions.Select(transition => transition.ToXml()));
        if (AbortUploadDays is { } abort)
        {
            rule.Add(new XElement("AbortMultipartUpload", new XElement("Days", abort.ToString(CultureInfo.InvariantCulture))));
        }

        return rule;
    }

    /// <summary>Reads <c>Rule</c>; actions that this type does not know are left out.</summary>
    /// <param name="rule">The element.</param>
    /// <returns>The rule.</returns>
    public static OssLifecycleRule FromXml(XElement rule) => new()
    {
        Id = OssXml.Child(rule, "ID"),
        Prefix = OssXml.Child(rule, "Prefix"),
        Enabled = OssXml.Child(rule, "Status") == "Enabled",
        ExpirationDays = OssXml.Number(OssXml.Child(rule.Element("Expiration"), "Days")),
        ExpireCreatedBefore = OssXml.Time(OssXml.Child(rule.Element("Expiration"), "CreatedBeforeDate")),
        AbortUploadDays = OssXml.Number(OssXml.Child(rule.Element("AbortMultipartUpload"), "Days")),
        Transitions = [.. rule.Elements("Transition").Select(OssTransition.FromXml)],
    };
}
