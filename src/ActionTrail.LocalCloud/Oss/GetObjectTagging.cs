using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Reads the tags of an object.</summary>
internal sealed class GetObjectTagging() : OssOperation(nameof(GetObjectTagging), OssEffect.ObjectRead)
{
    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call) =>
        OssAnswers.Xml(ObjectTags.ToXml(ObjectRead.RequireItself(call).Header(ObjectHeaders.Tagging) ?? ""));
}
