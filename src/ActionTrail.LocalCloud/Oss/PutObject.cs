using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Writes an object whole.</summary>
internal sealed class PutObject() : OssAsyncOperation(nameof(PutObject), OssEffect.ObjectWrite)
{
    /// <summary>A write in the making: everything but the file, which the store numbers.</summary>
    public static StoredObject Draft(OssCall call, ContentDigest digest, long size, string headers) =>
        new(call.Key, 0, size, digest.ETag, digest.Crc, WholeSeconds(call.Now), StoredObjectType.Normal, headers);

    /// <summary>Last modifications have no fractions.</summary>
    public static DateTimeOffset WholeSeconds(DateTimeOffset time) => DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());

    /// <inheritdoc/>
    protected override IEnumerable<AccessDemand> Demands(OssCall call) => call.WriteDemands();

    /// <inheritdoc/>
    protected override async ValueTask<WireResponse> ExecuteAsync(OssCall call)
    {
        if (call.Request.Headers.Contains("x-oss-callback"))
        {
            throw new CloudError(501, "NotImplemented", "Callbacks are not implemented.");
        }

        string headers = ObjectHeaders.FromRequest(call.Request.Headers, call.Bucket);
        StoredObject draft = Draft(call, ContentDigest.Of(call), call.Request.Body.Length, headers);
        return ObjectAnswers.Written(await call.Store.Objects.PutAsync(call.Bucket, draft, call.Request.Body, WriteRules.Overwrite(call)).ConfigureAwait(false));
    }
}
