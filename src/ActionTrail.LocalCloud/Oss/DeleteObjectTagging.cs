using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Removes the tags of an object.</summary>
internal sealed class DeleteObjectTagging() : OssOperation(nameof(DeleteObjectTagging), OssEffect.ObjectWrite)
{
    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call)
    {
        ObjectRead.RequireItself(call);
        call.Store.Objects.ChangeHeaders(call.Bucket, call.Key, static headers => ObjectHeaders.With(headers, ObjectHeaders.Tagging, null));
        return OssAnswers.Empty(204);
    }
}
