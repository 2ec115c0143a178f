using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Makes an object that names another one of the same bucket.</summary>
internal sealed class PutSymlink() : OssAsyncOperation(nameof(PutSymlink), OssEffect.ObjectWrite)
{
    /// <inheritdoc/>
    protected override IEnumerable<AccessDemand> Demands(OssCall call) => call.WriteDemands();

    /// <inheritdoc/>
    protected override async ValueTask<WireResponse> ExecuteAsync(OssCall call)
    {
        WireHeaders request = call.Request.Headers;
        string target = request[ObjectHeaders.SymlinkTarget];
        OssCall.KeyOf(WireQuery.Decode(target));
        string headers = ObjectHeaders.With(ObjectHeaders.FromRequest(request, call.Bucket), ObjectHeaders.SymlinkTarget, target);
        StoredObject draft = PutObject.Draft(call, ContentDigest.Of([]), 0, headers) with { Type = StoredObjectType.Symlink };
        StoredObject stored = await call.Store.Objects.PutAsync(call.Bucket, draft, ReadOnlyMemory<byte>.Empty, WriteRules.Overwrite(call)).ConfigureAwait(false);
        WireResponse response = OssAnswers.Empty();
        response.Headers["ETag"] = ObjectAnswers.Quote(stored.ETag);
        return response;
    }
}
