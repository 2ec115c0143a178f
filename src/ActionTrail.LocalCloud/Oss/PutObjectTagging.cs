using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Replaces the tags of an object.</summary>
internal sealed class PutObjectTagging() : OssOperation(nameof(PutObjectTagging), OssEffect.ObjectWrite)
{
    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call)
    {
        string tags = ObjectTags.FromXml(OssDocuments.Read(call, "Tagging"));
        ObjectRead.RequireItself(call);
        call.Store.Objects.ChangeHeaders(call.Bucket, call.Key, headers => ObjectHeaders.With(headers, ObjectHeaders.Tagging, tags));
        return OssAnswers.Empty();
    }
}
