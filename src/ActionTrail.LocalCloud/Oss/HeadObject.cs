using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Reads the headers of an object.</summary>
internal sealed class HeadObject() : OssOperation(nameof(HeadObject), OssEffect.ObjectRead)
{
    /// <inheritdoc/>
    protected override IEnumerable<AccessDemand> Demands(OssCall call) => ObjectRead.Demands(call);

    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call)
    {
        StoredObject stored = ObjectRead.Require(call);
        return ObjectRead.IsWanted(call.Request.Headers, "", stored) ? ObjectRead.Head(stored) : ObjectRead.NotModified(stored);
    }
}
