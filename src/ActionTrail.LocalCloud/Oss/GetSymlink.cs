using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Tells which object a symbolic link names.</summary>
internal sealed class GetSymlink() : OssOperation(nameof(GetSymlink), OssEffect.ObjectRead)
{
    /// <inheritdoc/>
    protected override IEnumerable<AccessDemand> Demands(OssCall call) => [call.Demand("oss:GetObject")];

    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call)
    {
        StoredObject stored = ObjectRead.RequireItself(call);
        WireResponse response = OssAnswers.Empty();
        response.Headers[ObjectHeaders.SymlinkTarget] = stored.Header(ObjectHeaders.SymlinkTarget) ?? throw new CloudError(400, "NotSymlink", "The object is not symlink.");
        response.Headers["ETag"] = ObjectAnswers.Quote(stored.ETag);
        return response;
    }
}
