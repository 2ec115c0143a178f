using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Makes an object that names another one of the same bucket.</summary>
internal sealed class PutSymlink() : OssOperation(nameof(PutSymlink), OssEffect.ObjectWrite)
{
    /// <inheritdoc/>
    protected override IEnumerable<AccessDemand> Demands(OssCall call) => call.WriteDemands();

    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call)
    {
        WireHeaders request = call.Request.Headers;
        string target = request[ObjectHeaders.SymlinkTarget];
        OssCall.KeyOf(WireQuery.Decode(target));
        string headers = ObjectHeaders.With(ObjectHeaders.FromRequest(request, call.Bucket), ObjectHeaders.SymlinkTarget, target);
        StoredObject draft = PutObject.Draft(call, ContentDigest.Of([]), 0, headers) with { Type = StoredObjectType.Symlink };
        StoredObject stored = call.Store.Objects.Put(call.Bucket, draft, ReadOnlyMemory<byte>.Empty, WriteRules.Overwrite(call));
        WireResponse response = OssAnswers.Empty();
        response.Headers["ETag"] = ObjectAnswers.Quote(stored.ETag);
        return response;
    }
}
