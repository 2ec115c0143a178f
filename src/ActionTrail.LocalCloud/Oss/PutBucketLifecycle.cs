using System.Xml.Linq;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Replaces all lifecycle rules.</summary>
internal sealed class PutBucketLifecycle() : OssOperation(nameof(PutBucketLifecycle), OssEffect.BucketWrite)
{
    private const int MostRules = 1000;
    private static readonly string[] s_actions =
    [
        "Expiration", "Transition", "AbortMultipartUpload", "NoncurrentVersionExpiration", "NoncurrentVersionTransition",
    ];

    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call)
    {
        XElement document = OssDocuments.Read(call, "LifecycleConfiguration");
        List<XElement> rules = [.. document.Elements("Rule")];
        if (rules.Count is 0 or > MostRules)
        {
            throw OssErrors.MalformedXml($"The document has {rules.Count} rules; 1 to {MostRules} are allowed.");
        }

        foreach (XElement rule in rules)
        {
            Check(rule);
            if (OssXml.Child(rule, "ID").Length == 0)
            {
                rule.Element("ID")?.Remove();
                rule.AddFirst(new XElement("ID", call.Cloud.Ids.NextGuid().ToString("D")));
            }
        }

        string[] ids = [.. rules.Select(static rule => OssXml.Child(rule, "ID"))];
        return ids.Distinct(StringComparer.Ordinal).Count() == ids.Length
            ? BucketSettings.Put(call, BucketLifecycle.Setting, document)
            : throw OssErrors.InvalidArgument("ID", "", "Rule ID must be unique.");
    }

    private static void Check(XElement rule)
    {
        if (OssXml.Child(rule, "Status") is not ("Enabled" or "Disabled"))
        {
            throw OssErrors.MalformedXml($"Status is '{OssXml.Child(rule, "Status")}'; Enabled or Disabled is expected.");
        }

        List<XElement> actions = [.. rule.Elements().Where(static element => s_actions.Contains(element.Name.LocalName, StringComparer.Ordinal))];
        if (actions.Count == 0)
        {
            throw OssErrors.MalformedXml($"A rule needs one of {string.Join(", ", s_actions)}.");
        }

        foreach (XElement action in actions)
        {
            string days = OssXml.Child(action, "Days") + OssXml.Child(action, "NoncurrentDays");
            string date = OssXml.Child(action, "CreatedBeforeDate") + OssXml.Child(action, "Date");
            bool isTimed = days.Length > 0 ? OssXml.Number(days) is > 0 : OssXml.Time(date) is not null;
            if (!isTimed && OssXml.Child(action, "ExpiredObjectDeleteMarker").Length == 0)
            {
                throw OssErrors.MalformedXml($"{action.Name.LocalName} needs Days of 1 or more, or CreatedBeforeDate as ISO 8601 time.");
            }
        }
    }
}
