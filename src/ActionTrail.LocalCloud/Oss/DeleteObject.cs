using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Deletes an object; one that is not there counts as deleted.</summary>
internal sealed class DeleteObject() : OssOperation(nameof(DeleteObject), OssEffect.ObjectWrite)
{
    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call)
    {
        ObjectRead.RequireCurrentVersion(call.Query["versionId"]);
        call.Store.Objects.Delete(call.Bucket, call.Key, WriteRules.Retention(call.Now));
        return OssAnswers.Empty(204);
    }
}
