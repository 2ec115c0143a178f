using System.Text;
using System.Xml.Linq;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Settings that are kept as the documents that set them.</summary>
internal static class BucketSettings
{
    /// <summary>Keeps a document.</summary>
    public static WireResponse Put(OssCall call, string setting, XElement document)
    {
        call.Save(call.Bucket.With(setting, Encoding.UTF8.GetString(OssXml.Write(document))));
        return OssAnswers.Empty();
    }

    /// <summary>The document, or null.</summary>
    public static XElement? Find(BucketDocument bucket, string setting) =>
        bucket.Settings.TryGetValue(setting, out string? xml) ? OssXml.Parse(Encoding.UTF8.GetBytes(xml)) : null;

    /// <summary>Shows a document.</summary>
    /// <exception cref="CloudError">What to answer when there is none.</exception>
    public static WireResponse Get(OssCall call, string setting, Func<CloudError> absent) => OssAnswers.Xml(Find(call.Bucket, setting) ?? throw absent());

    /// <summary>Forgets a document.</summary>
    public static WireResponse Delete(OssCall call, string setting)
    {
        call.Save(call.Bucket.With(setting, null));
        return OssAnswers.Empty(204);
    }
}
